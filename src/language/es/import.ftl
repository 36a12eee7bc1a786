### Importar y conciliar listas de bienes.

help-asset-import = Da de alta los bienes de una lista (CSV o Excel) y corrige las fichas de los que ya están
help-asset-import-more = Cada renglón es un bien; es de uno que ya está si tiene su identificador, inventario o serie.
    Los encabezados se entienden en español o inglés; «--map "Columna=dato"» dice los que no.
    Nada se escribe si un renglón tiene problemas, salvo con --skip-bad.
    Una celda en blanco no cambia nada.
    No mueve bienes: si la lista dice otro custodio, estado o lugar, solo lo informa.
help-asset-reconcile = Compara una lista ajena (CSV o Excel) con el inventario y muestra solo las diferencias
help-asset-reconcile-more = No escribe nada. Termina con 0 si no hay diferencias y con 1 si las hay.
help--list = Lista en CSV o XLSX; «-» la lee de la entrada
help--map = Qué dato es una columna; sin dato (Columna=) la deja fuera; se puede repetir
help--sheet = Hoja del libro; si no se dice, la primera
help--header_row = Renglón de los encabezados; si no se dice, se busca
help--currency = Moneda de los importes que no la dicen
help--key = Con qué se reconoce un bien; si no se dice, con lo primero que tenga el renglón
help-asset-import--kind = Clase de los renglones que no la dicen
help-asset-reconcile--kind = Clase de los renglones que no la dicen, y de los bienes que se buscan en la lista
help-asset-import--skip_bad = Importa los demás aunque haya renglones con problemas
help-asset-import--blanks_clear = Una celda en blanco quita el dato de la ficha
help-asset-import--problems = Escribe todos los problemas en un archivo CSV
help-asset-import--yes = No pide confirmación
help-asset-import--dry_run = Muestra qué haría, sin escribir nada
help-asset-reconcile--system = Solo las clases que se registran en ese sistema
help-asset-reconcile--all = También los bienes dados de baja
help-value-list = LISTA
help-value-row = RENGLÓN
help-value-currency = MONEDA
help-value-mapping = COLUMNA=DATO

table-key-id = Identificador
table-key-kind = Clase
table-key-state = Estado
table-key-custodian = Custodio
table-key-area = Área
table-key-place = Lugar
table-key-letter = Resguardo
table-key-quantity = Piezas
table-key-reason = Motivo de baja

table-required = Falta el dato «{ $key }», que su clase necesita.
    .remedy = Escríbalo en la lista.
table-several-assets = Varios bienes del inventario lo tienen: { $known }.
    .remedy = Agregue una columna con el identificador, o corrija antes las fichas: folio asset edit.
table-unnamed = { $key ->
    [id] El renglón no dice el identificador.
    [serial] El renglón no dice la serie.
   *[tag] El renglón no dice identificador, número de inventario ni serie.
}
    .remedy = Escríbalo: sin él, al importar otra vez se daría de alta de nuevo.
table-of-another = Ya lo tiene { $id }.
    .remedy = Compare los dos equipos y corrija la lista, o la ficha: folio asset show { $id }.
table-other-id = El bien es { $id }, y el renglón dice otro identificador.
    .remedy = Corrija el identificador en la lista: el de un bien no cambia.
table-other-kind = { $id } está en el inventario como «{ $kind }».
    .remedy = Corrija la clase en la lista: la de un bien no cambia.
table-same-asset = Los renglones { $first } y { $row } son del mismo bien, { $id }.
    .remedy = Deje uno solo.
table-state-of-new = Un alta no puede quedar como «{ $state }»: falta hasta cuándo, adónde o por qué.
    .remedy = Escriba «en uso» o «en almacén», y después regístrelo con folio asset lend, retain, exit o lost.
table-no-identifier = La clase { $kind } no tiene letras (prefix) para dar identificadores.
    .remedy = Agregue una columna con el identificador, o prefix en catalog/inventory.toml.
table-reason-needed = Falta el motivo de la baja; los hay: { $known }.
    .remedy = Agregue una columna «Motivo de baja».
table-without-history = La ficha de { $id } se escribió a mano y todavía no tiene historia.
    .remedy = Dele una con «folio asset adopt { $id }» y vuelva a importar.

import-title = Importación
import-file = Archivo
import-sheet = Hoja
import-header-row = Renglón de encabezados
import-rows = Renglones
import-new = Nuevos
import-changed = Por corregir
import-unchanged = Sin cambios
import-bad = Con problemas
import-columns = Columnas
import-column = Columna
import-becomes = Dato
import-key = Clave
import-ignored = Columnas que no se toman: { $columns }
import-row = Renglón
import-what = Qué es
import-whose = Custodio o lugar
import-before = Dice
import-after = Dirá
import-elsewhere = Custodia y lugar que no coinciden
import-elsewhere-why = La importación no mueve bienes; si la lista tiene razón: folio asset transfer, return, move o count.
import-problems = Problemas
import-value = Dice
import-code = Código
import-problem = Problema
import-remedy-column = Remedio
import-remedy = Corrija la celda en la lista, o deje fuera la columna con --map "Columna=".
import-more = … y { $count } más
import-more-problems = … y { $count } problemas más; todos, con --problems problemas.csv o --json
import-at-row = Renglón { $row }:
import-at-column = Renglón { $row }, «{ $column }»:
import-at-value = Renglón { $row }, «{ $column }», «{ $value }»:
import-without-letter = { $count ->
    [one] Un bien queda en uso sin número de resguardo: folio check lo señalará.
   *[other] { $count } bienes quedan en uso sin número de resguardo: folio check los señalará.
}
import-confirm = ¿Dar de alta { $new } y corregir { $changed }?
import-refused = { $bad ->
    [one] Un renglón de { $rows } tiene problemas: no se escribió nada.
   *[other] { $bad } renglones de { $rows } tienen problemas: no se escribió nada.
}
    .remedy = Corrija la lista, o importe los demás con --skip-bad.
import-done = { $new ->
    [one] 1 alta
   *[other] { $new } altas
}, { $changed ->
    [one] 1 ficha corregida
   *[other] { $changed } fichas corregidas
}, { $unchanged } sin cambios.
import-left-out = { $bad ->
    [one] Un renglón quedó fuera.
   *[other] { $bad } renglones quedaron fuera.
}
import-left-elsewhere = { $count ->
    [one] Una diferencia de custodia o lugar no se tocó; véala con:
   *[other] { $count } diferencias de custodia o lugar no se tocaron; véalas con:
} folio asset reconcile { $file }
import-no-kinds = La mesa no lleva inventario: catalog/inventory.toml no tiene clases de bienes.
    .remedy = Agregue una [[kind]]; docs/format.md dice cómo.
import-not-a-currency = «{ $found }» no es una moneda.
    .remedy = Escriba tres letras mayúsculas: --currency MXN.
import-key-without-column = Ninguna columna es el dato «{ $key }», con el que se pidió reconocer los bienes.
    .remedy = Diga cuál es: --map "Columna={ $key }".

reconcile-title = Conciliación
reconcile-assets = Bienes comparados
reconcile-same = Iguales
reconcile-different = Distintos
reconcile-only-theirs = Solo en la lista
reconcile-only-ours = Solo en Folio
reconcile-theirs = La lista
reconcile-ours = Folio
reconcile-unclear = Sin poder emparejar
reconcile-problems = Renglones que no se leyeron bien
reconcile-assets-column = Bienes
reconcile-group = Grupo
reconcile-unknown-system = { $count ->
    [0] Ninguna clase de bien se registra en otro sistema.
   *[other] Ninguna clase de bien se registra en «{ $system }»; se registran en: { $known }.
}
    .remedy = El sistema de una clase es register, en catalog/inventory.toml.
