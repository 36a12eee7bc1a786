# What events say of what two clones did at the same time.

detail-uid = identity
