### What becomes of a photo: it knew its place, it was compared, or it cannot be used.

draft-place-from-photo = 📍 The photo knows its place: { $place }
draft-photo-outside = 📍 The place in the photo is outside the city, so it was not used.

photo-refused =
    ⚠️ This photo cannot be used: { $why }.
    Please take one and send it straight from the camera.

after-photo-refused =
    ⚠️ This after-photo cannot be used: { $why }.
    Please take a new one on the spot and reply to the card with it.

after-photo-reused =
    ⚠️ <code>{ $code }</code>: this photo has been used before, so it does not count as an after-photo.
    Please take a new one on the spot and reply to the card with it.

after-photo-taken = ✅ <code>{ $code }</code>: after-photo kept; somebody else will check it.
after-photo-too-late = ⚠️ <code>{ $code }</code> is now “{ $status }” and needs no after-photo any more.

refusal-not_a_picture = it is no picture, or not of a kind we know (JPEG, PNG, WebP, HEIC)
refusal-too_large = the file is larger than 20 MB
refusal-too_many_pixels = it has too many pixels
refusal-damaged = the file is damaged and cannot be opened
refusal-unavailable = it could not be downloaded
