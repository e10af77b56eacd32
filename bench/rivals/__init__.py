"""The bots that ours is measured against: each answers a message with its own text and keeps nothing."""
