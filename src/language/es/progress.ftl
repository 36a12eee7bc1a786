# Lo que se dice en la terminal mientras algo tarda.
progress-reading = Leyendo archivos
progress-preparing = Preparando renglones
progress-writing = Escribiendo páginas
progress-left = faltan
