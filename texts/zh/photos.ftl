### 照片收下以后怎么样：认出了位置，比对的结果，或者不能用。

draft-place-from-photo = 📍 照片里带有位置：{ $place }
draft-photo-outside = 📍 照片里的位置不在本市，没有采用。

photo-refused =
    ⚠️ 这张照片用不了：{ $why }。
    请直接拍一张发来。

after-photo-refused =
    ⚠️ 这张整改照片用不了：{ $why }。
    请在现场重新拍一张，再回复案件卡片发来。

after-photo-reused =
    ⚠️ <code>{ $code }</code> 这张照片以前用过，不能算整改照片。
    请到现场重新拍一张，再回复案件卡片发来。

after-photo-taken = ✅ <code>{ $code }</code> 整改照片已收下，交给另一人审核。
after-photo-too-late = ⚠️ <code>{ $code }</code> 现在是“{ $status }”，不再需要整改照片。

refusal-not_a_picture = 不是照片，或者格式不支持（可用 JPEG、PNG、WebP、HEIC）
refusal-too_large = 文件超过 20 MB
refusal-too_many_pixels = 尺寸太大
refusal-damaged = 文件已损坏，打不开
refusal-unavailable = 没能下载下来
