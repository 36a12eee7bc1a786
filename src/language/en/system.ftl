# What the system says of a file or folder.

system-not-found = it does not exist
system-permission = no permission
system-read-only = it is mounted read-only
system-exists = it already exists
system-no-folder = a part of the path is no folder
system-folder = it is a folder
system-folder-not-empty = the folder is not empty
system-full = the disk is full
system-quota = your share of the disk is used up
system-too-large = the file is too large
system-name = the name will not do on this disk
system-busy = another program is using it
system-slow = it took too long to answer
system-network = the network folder does not answer
system-no-text = it is no text
system-other = the system says “{ $words }”
