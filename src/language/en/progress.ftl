# What a terminal says while something takes long.
progress-reading = Reading files
progress-preparing = Preparing rows
progress-writing = Writing pages
progress-left = left
