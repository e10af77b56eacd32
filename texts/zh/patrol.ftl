### 巡检：/patrol、/done

patrol-begun =
    🔎 <b>巡检开始</b>
    之后每张照片加位置就是一个问题，提交后属地马上收到。发 /done 结束。
    属地只看到巡查组编号，看不到您的名字。
patrol-under-way = 🔎 巡检进行中，已登记 { $count } 个问题。接着发照片，或结束。
patrol-next = 📷 下一个问题，请直接发照片。
patrol-none = 现在没有进行中的巡检。发 /patrol 开始。
patrol-summary =
    🏁 <b>巡检结束</b>
    用时 { $took }，登记 { $count } 个问题：

    { $lines }
patrol-summary-none =
    🏁 <b>巡检结束</b>
    用时 { $took }，没有登记问题。

line-finding = • { $category }：{ $count }
line-found = 🔎 巡查组 { $number }
line-walk = 🚶 领导走访发现

button-same-place = 📍 还在这里
button-patrol-done = 🏁 结束巡检
