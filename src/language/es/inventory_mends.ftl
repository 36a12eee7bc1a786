### Bienes: recados de los movimientos, los resguardos y las firmas.

moves-refused-unregistered = «{ $label }»: «{ $typed }» no está en el inventario, y este paso lo mueve ({ $deed }). { $near ->
    [0] { "" }
    [one] El más parecido es { $names }.{ " " }
   *[other] Los más parecidos: { $names }.{ " " }
}Si es un bien nuevo, dele de alta antes: folio asset add

items-unknown = { $count ->
    [0] «{ $typed }» no es un accesorio de { $id }: su ficha no tiene ninguno.
   *[other] «{ $typed }» no es un accesorio de { $id }; tiene: { $names }.
} Lo que va además se escribe con un signo más: --item "+{ $typed }=…"
items-several = «{ $typed }» lo tienen { $ids }: diga de cuál.
items-ask = Condición de cada accesorio de { $id } (Enter: la que se muestra; si falta, escríbalo):
items-ask-exit = Accesorios de { $id }: escriba la condición de los que salen con él (Enter: se queda):
items-good = Buena

asset-ticket-open = Aviso: el reporte { $folio } sigue abierto y { $id } es parte de él; está en { $activity }, { $title }. Esto no lo avanza: folio next { $folio }

asset-refused-letter-own = El resguardo de { $id } es de Folio y ya tiene número: { $number }.
asset-refused-letter-none = Nadie responde por { $id }: no hay resguardo que numerar.
asset-refused-head = Aquí firma quien autoriza{ $able ->
    [0] , y en catalog/people.toml no hay nadie con ese cargo (heads de catalog/inventory.toml): no { $name }.
   *[other] , { $names }, y no { $name }.
}
help-asset-edit--letter = Número del resguardo en papel, anterior a Folio, con el que responden por él

asset-refused-inactive = { $person } no está en funciones en esa fecha.
    .remedy = Revise las fechas en catalog/people.toml o diga otra persona ({ $option }).
asset-refused-empty-note = No hay nada que anotar.
    .remedy = Escriba el texto con --note.
ack-known = Ya estaba asentado ({ $system }).
finding-asset-events-differ = Los asientos de { $id } no dan lo que dice la ficha ({ $keys }): se borró o se cambió un asiento.
    .remedy = Recupérelo con «git log -p -- { $path }»; lo demás se corrige solo. Si nadie tocó los asientos, ponga la ficha como ellos dicen.
card-skip = Lo demás es opcional: Enter salta.
card-choice-skip = (saltar)
table-custodian-inactive = { $person } no está en funciones en esa fecha.
    .remedy = Revise sus fechas en catalog/people.toml, o escriba en la lista a quien lo tiene ahora.
