# Lo que encontró la última revisión: decidir disputas, y avisos que se pueden seguir.

settle-undisputed = En { $record } no hay nada en disputa, y el asiento { $id } ya vale: no hay qué decidir.
    .remedy = Para decidir de nuevo una disputa, nombre el asiento que quedó sin efecto: folio show { $record }
settle-other-disputed = El asiento { $id } no está en disputa. En { $record } se decide entre: { $choices }.
    .remedy = Véalos: folio settle { $record }
settle-lost-too = Tampoco tienen efecto ya: { $events }.
settle-still-dropped = Siguen sin efecto, aunque se asentaron después: { $events }. Si también valen: folio settle { $record } --keep { $last }

redact-left-in-records = { $count ->
    [one] 1 renglón de un expediente tiene todavía una palabra de su nombre: véalo
   *[other] { $count } renglones de expedientes tienen todavía una palabra de su nombre: véalos
}: { $places }. Un asiento no se cambia a mano: donde sea ella, folio redact { $pseudonym } --name PALABRA --in FOLIO --note …

attachment-in-the-way = No se escribió nada: { $path } ya existe.
    .remedy = Quítelo o elija otro nombre.

usage-hint-within = Vea los que hay con «folio { $command } --help».

change-label = «{ $label }»
