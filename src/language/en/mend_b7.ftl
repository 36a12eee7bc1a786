# Sharing the desk: two records of one number in one history.

sync-apart-commit = Give another number to what had somebody else's
sync-unclear = it names { $from }, which two had; the younger is now { $to }, and nobody can tell which was meant: left as it was. If it was { $to }, note it there.
