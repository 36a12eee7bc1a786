# Archivos adjuntos de los reportes.

event-attached = Se adjuntó: { $names }
change-attached = { $folio }: se adjuntó { $names }
refused-no-files = Falta decir qué archivo se adjunta.
refused-file-name = «{ $name }» no es el nombre de un archivo.
attach-unreadable = No se puede leer { $path }: { $problem }
attach-not-a-file = { $path } no es un archivo.
attach-empty = { $path } está vacío.
attach-too-large = { $path } pesa { $size }, y lo más que se acepta son { $most }.
    .remedy = Redúzcalo, o cambie «attachments_max» en [sharing] de catalog/desk.toml.
attach-program = { $path } es un programa, y los programas no se adjuntan.
    .remedy = Si hace falta de prueba, adjúntelo dentro de un ZIP.
attachments-none = { $folio } no tiene archivos adjuntos.
attachment-not-fetched = está en git-lfs y no se ha traído («git lfs pull»)
attachment-altered = alterado
attachment-missing = falta
attachment-written = { $name } → { $path }
error-no-such-attachment = { $folio } no tiene un adjunto { $number }: tiene { $count }.
error-attachment-not-there = El adjunto «{ $name }» de { $folio } no está como se adjuntó.
    .remedy = Recupérelo con git, o con «git lfs pull» donde se usa; «folio check» dice cuáles faltan.

finding-attachment-not-a-mapping = El adjunto { $number } no dice nombre, sha256, bytes y tipo.
    .remedy = Un asiento no se escribe a mano: use «folio attach».
finding-attachment-missing = Falta el adjunto «{ $name }»: { $path }
    .remedy = Recupérelo de la historia de git, o de donde se tomó.
finding-attachment-altered = Se alteró el adjunto «{ $name }»: { $path } ya no es el archivo que se adjuntó.
    .remedy = Recupérelo de la versión en que se adjuntó: rm { $path } && git checkout -- { $path }
finding-attachment-of-nothing = Ningún reporte nombra este adjunto.
    .remedy = Si sobra, bórrelo; si no, adjúntelo con «folio attach».
finding-attachment-replaced = Se cambió un adjunto.
    .remedy = Un adjunto nunca cambia: recupérelo del «commit» anterior y adjunte el nuevo aparte.
finding-attachment-deleted = Se borró un adjunto que su reporte todavía nombra.
    .remedy = Recupérelo del «commit» anterior.
finding-attachment-misnamed = El nombre de este adjunto no es el sha256 de lo que contiene.
    .remedy = Quítelo y adjúntelo con «folio attach».

finding-attachment-too-large = El adjunto pesa { $size }, y lo más que la mesa acepta son { $most }.
    .remedy = Redúzcalo antes de adjuntarlo, o cambie «attachments_max» en [sharing] de catalog/desk.toml.

help-attach = Adjunta archivos a un reporte: fotos, documentos, correos
help-attach--files = Archivos que se adjuntan
help-attachments = Archivos adjuntos de un reporte
help-attachments--get = Escribe el adjunto de ese número en el archivo que se diga
help-attachments--out = Archivo en que se escribe
help-value-out = SALIDA
help-sign--keep = Guarda el escaneo mismo con el reporte, y no solo su huella
