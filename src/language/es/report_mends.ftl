# Informes: bases y totales.
report-total-tickets = { $count ->
    [one] Total: un reporte
   *[other] Total: { $count } reportes
}
report-total-clocks = Total: { $count ->
    [one] un reloj
   *[other] { $count } relojes
} de { $tickets ->
    [one] un reporte
   *[other] { $tickets } reportes
}
report-total-waits = Total: { $count ->
    [one] una espera
   *[other] { $count } esperas
} de { $tickets ->
    [one] un reporte
   *[other] { $tickets } reportes
}
report-total-people = { $count ->
    [one] Total: una persona
   *[other] Total: { $count } personas
}
report-column-dismissed = Cancelado, fuera de alcance o turnado
report-column-waits = Espera a alguien de fuera de la mesa
site-report-from = Sólo de reportes que no habían terminado antes del { $day }.
minute-usual-title = Minuta semanal
minute-tickets-open = Reportes abiertos ({ $count })
minute-tickets-closed = Reportes terminados ({ $count })
git-refuses = git no quiso contestar sobre { $folder }, que es de otro usuario: no se sabe la versión de los archivos.
    .remedy = Si confía en esa carpeta: git config --global --add safe.directory { $folder }
report-page-git-refuses = git no quiso contestar
report-altered = El archivo { $path } se había cambiado a mano; se volvió a escribir.
report-out-other = Ya existe { $path } y no es este informe. No se escribió nada.
    .remedy = Elija otro nombre, o borre antes ese archivo si ya no sirve.
report-page-empty = Sin datos: { $tables }.
report-page-all = Periodo: todo, hasta { $moment }
report-period-without-report = Diga de qué informe: folio report { $near } { $option }
    .remedy = Para ver cuáles hay: folio report
usage-alone = { $argument } sobra: solo se pide uno.
report-no-data = Sin datos.
report-head-all = todo, hasta { $moment }
finding-report-file-name = El nombre «{ $name }» no puede ser el de un informe, así que nadie lee el archivo.
    .remedy = Cámbielo por uno con minúsculas, cifras y guiones: mi-informe.toml
