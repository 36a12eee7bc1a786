# What a terminal says while something takes long.
progress-reading = Reading files
progress-preparing = Preparing rows
progress-left = left
