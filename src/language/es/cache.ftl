# Lo que la mesa recuerda de sus archivos, y la búsqueda.

help-cache = Lo que la mesa recuerda de sus archivos para responder pronto
help-cache-more =
    Está en .folio/cache y puede borrarse en cualquier momento: vuelve solo. Las
    respuestas son las mismas con ello y sin ello; FOLIO_CACHE=off prescinde de ello.
help-cache-status = Dice cuánto se recuerda y si sirve
help-cache-clear = Borra lo que se recuerda; vuelve solo con la siguiente consulta

cache-ready = Se recuerdan { $tickets } { $tickets ->
    [one] reporte
   *[other] reportes
} ({ $size } KB) y sus palabras ({ $words } KB).
cache-empty = Todavía no se recuerda nada; la siguiente consulta lo prepara.
cache-stale = Lo que se recuerda ({ $size } KB, palabras { $words } KB) es de otra mesa, otro catálogo u otra versión del programa, o está dañado; la siguiente consulta lo prepara de nuevo.
cache-without = Aquí no se recuerda nada: está apagado (FOLIO_CACHE=off), la carpeta es de otra máquina o no es de fiar. Todo se lee de los archivos.
cache-cleared = Se borró lo que se recordaba ({ $size } KB); vuelve solo con la siguiente consulta.

help-search = Busca palabras en reportes y bienes; lo que mejor responde va primero
help-search-more =
    Deben aparecer todas las palabras, con o sin acentos; quien escribe un acento lo pide
    primero. Varias palabras entre comillas van seguidas, y el asterisco completa: impre*.

    Ejemplos:
      folio search impresora papel
      folio search '"atasca el papel"' --status closed
      folio search mante* --from 2026-01-01
help-search--words = Palabras que se buscan
help-search--status = Solo reportes en estos estados: palabra, nombre, o open, ended, waiting
help-search--procedure = Solo reportes de este procedimiento
help-search--from = Solo reportes abiertos desde este día
help-search--to = Solo reportes abiertos hasta este día, incluido
help-search--limit = Cuántos se muestran a lo más

search-title = Resultados de la búsqueda
search-column-id = Clave
search-column-found = Donde lo dice
search-nothing = Nada contiene esas palabras.
search-cut = Se muestran { $shown } de { $total }; --limit muestra más.
search-no-words = «{ $found }» no tiene ninguna palabra que buscar. Escriba una: folio search impresora
search-failed = No se pudo buscar: { $problem }
