// Every word the page itself says, as [Chinese, English]; {0}, {1} are filled in. What the bot says comes from the bot.
const WORDS = {
  title: ["洁净演示", "Jiejing demo"],
  subtitle: ["在一个浏览器里，同时扮演市民、片长、巡管员和镇街城管办。", "Play a resident, a sector chief, an inspector and a town manager side by side."],
  skip: ["跳到聊天", "Skip to the chats"],
  people: ["人物", "People"],
  chats: ["聊天", "Chats"],
  open_person: ["打开或收起{0}", "Show or hide {0}"],
  close_column: ["收起这一栏", "Hide this column"],

  online: ["已连接", "Connected"],
  offline: ["连接中断，正在重连…", "Connection lost, reconnecting…"],
  connecting: ["正在连接…", "Connecting…"],
  loading: ["正在载入城市…", "Loading the city…"],
  load_failed: ["载入失败：{0}", "Could not load: {0}"],
  retry: ["重试", "Try again"],

  clock: ["城市时间", "City clock"],
  clock_note: ["把城市时间往前拨，看提醒、超时和回访如何发生。", "Move the city clock on to see reminders, overdue cases and look-backs happen."],
  hour: ["+1 小时", "+1 h"],
  day: ["+1 天", "+1 day"],
  more_time: ["更多…", "More…"],
  minutes15: ["+15 分钟", "+15 min"],
  hours4: ["+4 小时", "+4 h"],
  days3: ["+3 天", "+3 days"],
  week: ["+7 天", "+7 days"],
  morning: ["到次日 08:00", "To 08:00 next morning"],
  tenth: ["到下一个 10 日 07:31（洁净城市活动日）", "To the next 10th, 07:31 (Clean City Day)"],
  friday: ["到下一个周五 15:01", "To next Friday, 15:01"],
  month_end: ["过月底，到 1 日 09:01", "Past the month’s end, to the 1st, 09:01"],
  moved_clock: ["城市时间现在是 {0}", "The city clock is now {0}"],
  start_over: ["重新开始", "Start over"],
  start_over_ask: ["清空所有聊天和案件，城市恢复到最初的样子。", "All chats and cases are cleared and the city goes back to how it began."],
  started_over: ["已重新开始。", "Started over."],
  page_language: ["English", "中文"],
  page_language_label: ["把本页换成英文", "Switch this page to Chinese"],

  cancel: ["取消", "Cancel"],
  close: ["关闭", "Close"],
  ok: ["好", "OK"],
  send: ["发送", "Send"],
  save: ["保存", "Save"],
  back: ["返回", "Back"],

  bot_sub: ["机器人", "bot"],
  typing: ["正在输入…", "typing…"],
  sending_photo: ["正在发送照片…", "sending a photo…"],
  sending_file: ["正在发送文件…", "sending a file…"],
  sending_place: ["正在发送位置…", "sending a place…"],
  messages_of: ["{0} 与机器人的聊天", "Chat of {0} with the bot"],
  empty_title: ["还没有消息", "No messages yet"],
  empty_text: ["点“开始”，打开机器人。", "Press Start to open the bot."],
  empty_wait: ["有案件时，卡片会出现在这里。", "Case cards will appear here."],
  start: ["开始", "Start"],
  today: ["今天", "Today"],
  edited: ["已编辑", "edited"],
  live: ["实时位置", "Live location"],
  to_bottom: ["回到最新消息", "To the newest message"],
  unread: ["{0} 条未读", "{0} unread"],
  private_chat: ["私聊", "Private"],
  topic: ["话题", "Topic"],

  photo: ["照片", "Photo"],
  photo_of: ["{0} 发的照片，点击放大", "Photo from {0}, click to enlarge"],
  enlarged: ["放大的照片", "Enlarged photo"],
  previous: ["上一张", "Previous"],
  next: ["下一张", "Next"],
  file: ["文件", "File"],
  place: ["位置", "Place"],
  venue: ["地点", "Venue"],
  sticker: ["贴纸", "Sticker"],
  voice: ["语音", "Voice message"],
  video: ["视频", "Video"],
  contact: ["联系人", "Contact"],
  other: ["本页无法显示的消息", "A message this page cannot show"],
  joined: ["{0} 加入了群组", "{0} joined the group"],
  left: ["{0} 离开了群组", "{0} left the group"],
  pinned: ["置顶了一条消息", "A message was pinned"],
  topic_made: ["新建话题“{0}”", "Topic “{0}” created"],
  group_made: ["群组已创建", "The group was created"],

  reply: ["回复", "Reply"],
  reply_to: ["回复 {0}", "Reply to {0}"],
  edit: ["编辑", "Edit"],
  editing: ["编辑消息", "Edit message"],
  stop_reply: ["取消回复", "Cancel the reply"],
  stop_edit: ["取消编辑", "Cancel editing"],
  you: ["你", "You"],
  gone: ["消息不存在", "Message not found"],

  write: ["写消息…", "Message"],
  write_label: ["{0} 的消息", "Message of {0}"],
  menu: ["菜单", "Menu"],
  commands: ["命令", "Commands"],
  attach: ["附件：照片、文件或位置", "Attach a photo, file or place"],
  attach_title: ["发送照片或文件", "Send a photo or file"],
  from_disk: ["从本机选择", "From this computer"],
  drop_here: ["也可以拖放或粘贴", "or drop or paste here"],
  samples: ["示例照片", "Sample pictures"],
  as_photo: ["作为照片", "As photo"],
  as_file: ["作为文件（保留拍摄位置）", "As file (keeps where it was taken)"],
  send_as: ["发送方式", "Send as"],
  caption: ["说明（可不写）", "Caption (optional)"],
  chosen: ["已选 {0} 张", "{0} chosen"],
  too_many: ["一次最多 10 张。", "10 at most at a time."],
  remove: ["移除 {0}", "Remove {0}"],
  send_place: ["位置", "Place"],
  keyboard: ["快捷按钮", "Reply buttons"],
  show_keyboard: ["显示或收起快捷按钮", "Show or hide the reply buttons"],
  share_phone: ["演示中不分享电话号码。", "The demo shares no phone numbers."],
  not_here: ["此按钮在演示中不可用。", "This button does nothing in the demo."],

  map_title: ["在地图上选一个点", "Choose a point on the map"],
  map_label: ["镇街地图：点击放置图钉；方向键移动，加减号缩放", "Map of the towns: click to set the pin; arrow keys move it, plus and minus zoom"],
  map_note: ["边界来自公开地图，仅供试用。", "The outlines come from a public map and are for trying the bot only."],
  zoom_in: ["放大", "Zoom in"],
  zoom_out: ["缩小", "Zoom out"],
  whole_city: ["看全市", "Whole city"],
  town: ["镇街", "Town"],
  latitude: ["纬度", "Latitude"],
  longitude: ["经度", "Longitude"],
  outside: ["城市之外", "Outside the city"],
  kind: ["发送为", "Send as"],
  as_location: ["位置", "Location"],
  as_venue: ["地点（带名称）", "Venue (with a name)"],
  as_live: ["实时位置", "Live location"],
  venue_title: ["名称", "Name"],
  venue_address: ["地址", "Address"],
  venue_default: ["路口", "Street corner"],

  person_menu: ["{0} 的选项", "Options of {0}"],
  telegram_language: ["Telegram 语言", "Telegram language"],
  block: ["屏蔽机器人", "Block the bot"],
  unblock: ["解除屏蔽", "Unblock the bot"],
  blocked: ["你已屏蔽机器人，它的消息送不到。", "You have blocked the bot; its messages do not arrive."],
  start_with: ["用链接打开（start 参数）", "Open by a link (start parameter)"],
  start_go: ["打开", "Open"],
  send_sticker: ["发一张贴纸", "Send a sticker"],
  send_voice: ["发一条语音", "Send a voice message"],

  link_title: ["打开链接？", "Open this link?"],
  open: ["打开", "Open"],
  link_bad: ["不支持的链接：{0}", "Links of this kind are not opened: {0}"],
  copied: ["已复制：{0}", "Copied: {0}"],
  copy_failed: ["无法自动复制，请手动复制：{0}", "Could not copy; here it is: {0}"],
  press_failed: ["机器人没有应答", "The bot did not answer"],
  network: ["连不上服务器", "The server cannot be reached"],
  error: ["出错了：{0}", "That did not work: {0}"],

  guide: ["怎么玩", "What to do"],
  guide_hide: ["不再提示", "Hide the hints"],
  guide_show: ["提示", "Hints"],
  guide_step: ["第 {0} 步，共 {1} 步", "Step {0} of {1}"],
  guide_who: ["{0}：", "As {0}: "],
  guide_report: ["点“开始”，按{0}；再点回形针，发一张“清理前”的示例照片。", "press Start and {0}; then the paper clip, and send a sample picture marked “before”."],
  guide_place: ["按{0}，在地图上点一下；选好类别，核对后按{1}。", "press {0} and click the map; choose a category, look it over and press {1}."],
  guide_accept: ["案件卡片到了，按{0}。", "the case card has arrived; press {0}."],
  guide_after: ["选一个村（社区）；再按卡片上的{0}（或回复卡片），发同一地点“清理后”的照片。", "choose a village; then press {0} on the card (or reply to it) and send the “after” picture of the same place."],
  guide_check: ["对照前后两张照片，按{0}。", "compare the two pictures and press {0}."],
  guide_verdict: ["解决了吗？您说了算：按{0}。", "is it fixed? You have the last word: press {0}."],
  guide_rate: ["最后，打几颗星。", "last, give it some stars."],
  guide_done: ["完成！再试试：把城市时间拨快，看没人接单、超期时会怎样；在镇街城管办处发 /today；发 /help 看每个人能做什么。", "Done! Now try: move the city clock on and see what happens to a case nobody takes; send /today as town manager, or /help as anybody."],
  chief_role: ["城管片长", "sector chief"],
  checker_role: ["巡管员或镇街城管办", "inspector or town manager"],
  resident_role: ["市民", "resident"],
  chats_language: ["聊天改用中文", "Chats in English"],
  chats_language_done: ["聊天从下一条消息起用中文。", "The chats speak English from each person’s next message on."],

  // The buttons of the bot that the hints name, exactly as its own texts word them.
  bot_agree: ["同意，继续", "Agree and go on"],
  bot_share: ["📍 发送我的位置", "📍 Share my location"],
  bot_submit: ["提交", "Submit"],
  bot_accept: ["接单", "Accept"],
  bot_rectify: ["已处理好", "Fixed"],
  bot_pass: ["通过", "Pass"],
  bot_fixed: ["✅ 解决了", "✅ Fixed"],
};

const REMEMBERED = "jiejing-page-language";
let current = firstLanguage();

function firstLanguage() {
  try {
    const kept = localStorage.getItem(REMEMBERED);
    if (kept === "zh" || kept === "en") return kept;
  } catch { /* storage may be forbidden: then the browser's language decides each time */ }
  return (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
}

const fill = (text, values) => text.replace(/\{(\d)\}/g, (hole, index) => values[index] ?? hole);

/** The page's language: "zh" or "en". */
export const language = () => current;

/** A word in both languages, for elements that are relabelled when the language changes. */
export function both(key, ...values) {
  const [zh, en] = WORDS[key];
  const part = (lang) => values.map((value) => (value && typeof value === "object" ? value[lang] : String(value)));
  return { zh: fill(zh, part("zh")), en: fill(en, part("en")) };
}

/** A word in the page's language now. */
export const say = (key, ...values) => both(key, ...values)[current];

/** The page's language of a {zh, en} pair from the server. */
export const pick = (pair) => (typeof pair === "string" ? pair : pair?.[current] ?? pair?.zh ?? "");

/** Switches the page and tells every part of it by a "language" event on the document. */
export function setLanguage(next) {
  current = next;
  try { localStorage.setItem(REMEMBERED, next); } catch { /* see firstLanguage */ }
  relabel();
  document.dispatchEvent(new Event("language"));
}

/** Writes the words of the current language into every element made with `word`, `label` or `hint` (see dom.js). */
export function relabel(root = document) {
  document.documentElement.lang = current === "zh" ? "zh-Hans" : "en";
  const suffix = current === "zh" ? "Zh" : "En";
  for (const node of root.querySelectorAll("[data-word-zh]")) node.textContent = node.dataset[`word${suffix}`];
  for (const node of root.querySelectorAll("[data-label-zh]")) label(node, node.dataset[`label${suffix}`]);
  for (const node of root.querySelectorAll("[data-hint-zh]")) node.placeholder = node.dataset[`hint${suffix}`];
}

function label(node, text) {
  node.setAttribute("aria-label", text);
  if (node.matches("button, label")) node.title = text;
}
