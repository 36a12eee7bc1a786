# Problemas continuos: folio recurring, y el aviso de folio new

recurring-title = Problemas continuos
recurring-heading = { $what }: { $count } reportes, del { $from } al { $to }
recurring-asset = Bien { $asset }
recurring-supplier = { $supplier }, { $service }
recurring-column-key = Clave
recurring-note = Problema continuo: { $folios }
recurring-missing = Falta: { $missing }
recurring-evaluated = Ya se evaluó en { $folios }.
recurring-being-evaluated = Se está evaluando en { $folios }.
recurring-nothing = Ahora no hay ningún problema continuo: nada llega a { $count } reportes en { $days } días.
recurring-past = { $count ->
        [one] Hay un problema anterior; con --all se ve también.
       *[other] Hay { $count } problemas anteriores; con --all se ven también.
    }
recurring-no-procedure = La mesa no dice con qué procedimiento se evalúa un problema continuo.
    .remedy = Ponga «procedure» en el grupo [recurrence] de catalog/desk.toml.
recurring-unknown-none = No hay un problema continuo con la clave «{ $key }»; no hay ninguno.
    .remedy = Véalos con: folio recurring --all
recurring-open-already = { $key } ya se está evaluando en { $folio }.
    .remedy = Siga con: folio next { $folio }
recurring-warning = Aviso: problema continuo. { $what }: { $count } reportes ({ $folios }).
recurring-warning-evaluated = {"  "}Se está evaluando en { $folio }.
recurring-or = {"  "}o bien: { $command }
