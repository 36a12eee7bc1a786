# Lo que dice el sistema de un archivo o carpeta.

system-not-found = no existe
system-permission = no hay permiso
system-read-only = está montado solo para lectura
system-exists = ya existe
system-no-folder = una parte de la ruta no es una carpeta
system-folder = es una carpeta
system-folder-not-empty = la carpeta no está vacía
system-full = el disco está lleno
system-quota = se acabó el espacio que tiene asignado
system-too-large = el archivo es demasiado grande
system-name = el nombre no sirve en este disco
system-busy = otro programa lo está usando
system-slow = tardó demasiado en contestar
system-network = la carpeta de red no contesta
system-no-text = no es texto
system-other = el sistema dice «{ $words }»
