# git como motor: ajustes, «commit» de cada cambio, deshacer, series, sincronizar.

finding-catalogue-size = «{ $found }» no es un tamaño en «{ $key }»
    .remedy = Escriba un número entero y KiB, MiB o GiB: "10 MiB".
finding-right-unknown-role = [rights] da «{ $right }» al papel «{ $role }», que ningún procedimiento declara.
    .remedy = Corríjalo; el más parecido es «{ $near }».
