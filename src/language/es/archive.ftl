### Años cerrados: sellarlos, revisarlos, abrirlos de nuevo.

help-archive = Sella un año terminado, para que las consultas diarias no lo recorran
help-archive-more =
    Sin año: qué años hay y cuáles se pueden sellar. El sello, tickets/AÑO/sealed.sha256, dice
    la suma de cada reporte; «folio check» la comprueba. Un año sellado no se modifica: antes
    se le quita el sello, con su motivo.

    Ejemplos:
      folio archive
      folio archive 2024
      folio archive 2024 --unseal --note "Falta la firma de un reporte"
help-archive--year = Año que se sella
help-archive--unseal = Quita el sello (pide --note)
help-archive--note = Motivo; queda en el «commit»

archive-title = Años de la mesa
archive-column-year = Año
archive-column-records = Reportes
archive-column-state = Estado
archive-column-hinders = Qué lo impide
archive-state-open = en curso
archive-state-hindered = no se puede sellar
archive-state-sealable = se puede sellar
archive-state-sealed = sellado
archive-state-changed = sellado, y cambió
archive-no-years = No hay reportes todavía.
archive-next = Para sellar { $year }: folio archive { $year }
archive-more = y { $count } más

archive-sealed =
    { $year }: sellado, { $count ->
        [one] un reporte
       *[other] { $count } reportes
    }
archive-unsealed = { $year }: sin sello; ya se puede modificar
archive-sealed-already = { $year } ya está sellado y está como se selló.
archive-not-sealed = { $year } no está sellado.
    .remedy = «folio archive» dice qué años lo están.
archive-not-over = { $year } no ha terminado: solo se sella un año que ya pasó.
    .remedy = «folio archive» dice cuáles se pueden sellar.
archive-empty = En { $year } no hay reportes que sellar.
archive-no-such-year = No hay reportes de «{ $typed }».
    .remedy =
        { $count ->
            [0] La mesa no tiene reportes todavía.
           *[other] Años que hay: { $known }.
        }
archive-without-reason = Falta el motivo para quitar el sello.
    .remedy = folio archive { $year } --unseal --note MOTIVO
archive-refused =
    { $count ->
        [one] { $year } no se puede sellar todavía; lo impide:
       *[other] { $year } no se puede sellar todavía; lo impiden { $count } cosas:
    }{ $list }
archive-sealed-changed =
    { $count ->
        [one] { $year } está sellado, pero algo cambió:
       *[other] { $year } está sellado, pero { $count } cosas cambiaron:
    }{ $list }
    .remedy = Devuélvalo como estaba; o, si así debe quedar, «folio archive { $year } --unseal --note MOTIVO» y después «folio archive { $year }».

archive-open = { $folio } sigue abierto.
archive-damaged = No se puede usar: { $problem }
archive-disputed = { $folio } tiene una disputa sin resolver.
archive-differs = Lo que { $folio } dice arriba no es lo que sale de sus asientos.
archive-misplaced = { $folio } no está en la carpeta de su año y mes, { $folder }.
archive-stray = No es un reporte ni un adjunto.
archive-twice = Hay otro { $folio }: { $other }.
archive-uncommitted = Tiene cambios que git no tiene.
archive-changed = { $folio } cambió desde que se selló.
archive-missing = Falta { $folio }.
archive-added = { $folio } llegó después del sello.
archive-unusable = El sello no se puede leer.

error-sealed = El año { $year } está sellado: no se puede escribir «{ $record }».
    .remedy = Quítele el sello con «folio archive { $year } --unseal --note MOTIVO», y al terminar «folio archive { $year }».

commit-sealed = Año { $year }: sellado
commit-unsealed = Año { $year }: sin sello

finding-sealed-changed = { $folio } cambió, y { $year } está sellado.
    .remedy = «git log» sobre ese archivo dice quién; devuélvalo como estaba, o, si así debe quedar, «folio archive { $year } --unseal --note MOTIVO» y después «folio archive { $year }».
finding-sealed-missing = Falta { $folio }, y { $year } está sellado.
    .remedy = Recupérelo con «git checkout»; o, si debe faltar, «folio archive { $year } --unseal --note MOTIVO» y después «folio archive { $year }».
finding-sealed-added = { $folio } llegó a { $year }, que está sellado.
    .remedy = Sáquelo de ahí; o, si debe quedar, «folio archive { $year } --unseal --note MOTIVO» y después «folio archive { $year }».
finding-sealed-damaged = El sello de { $year } no sirve: { $problem }
    .remedy = «folio archive { $year } --unseal --note MOTIVO» lo quita; después «folio archive { $year }» lo pone de nuevo.
sealed-unusable = no es como lo escribe «folio archive».
sealed-open = { $path } sigue abierto.
sealed-other-header = su encabezado no es el de sus reportes.
sealed-not-over = el año no ha terminado.
sealed-others = no dice lo que dicen los reportes de ese «commit» ({ $path }).
finding-sealed-record = Cambió algo de { $year }, que está sellado.
    .remedy = Déjelo como estaba; o, quien tenga el derecho «archive», primero «folio archive { $year } --unseal --note MOTIVO» y al terminar «folio archive { $year }».
finding-sealed-differs = El sello de { $year } no vale con este «commit»: { $problem }
    .remedy = Quítelo y séllelo de nuevo: «folio archive { $year } --unseal --note MOTIVO», y después «folio archive { $year }».
sync-seal-removed = { $year } estaba sellado y en otra copia cambió algo de él: el sello se quitó. Al terminar: folio archive { $year }
