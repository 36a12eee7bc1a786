# Números de inventario y series: de quién son.

table-of-retired = Solo lo tiene { $id }, que está dado de baja.
    .remedy = Si es otro equipo, dele su propio identificador en una columna de la lista (y no use --key), o regístrelo con folio asset add. Si es el mismo, escriba su estado, «baja», o quite el renglón: folio asset show { $id }.
asset-refused-number-taken = { $key ->
    [serial] La serie «{ $number }» ya la tiene { $id }.
   *[tag] El número de inventario «{ $number }» ya lo tiene { $id }.
}
asset-id-alike = Ya hay un bien { $other }: { $id } es el mismo identificador con otras mayúsculas.
    .remedy = Escriba otro con --id, o vea el que hay: folio asset show { $other }.
