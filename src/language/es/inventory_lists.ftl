### Las listas del inventario: con qué se filtran y en qué orden van.

assets-filtered-out = Nada cumple con los filtros.
expiring-none-filtered = De lo que cumple con los filtros, nada vence de aquí a { $days } días.
maintenance-nothing-due-filtered = De lo que cumple con los filtros, nada vence hasta el { $until }.
maintenance-nothing-planned-filtered = De lo que cumple con los filtros, nada del programa cae en { $year }.
licence-plan-nothing-filtered = De lo que cumple con los filtros, nada que renovar ni comprar del { $from } al { $until }.
history-filtered-out = Ningún asiento de { $id } dice eso.
custody-close-whole = --close recibe todo lo que la persona tiene: no lleva filtros ni orden.
    .remedy = Quite los filtros; para recibir solo algunos bienes: folio asset return BIEN.
custody-sheet-seat = Licencia
custody-sheet-reservation = Apartado

help--asset_words = Palabras que aparezcan en el identificador, inventario, serie, marca, modelo, quien responde o lugar
help--asset_kind = Clase de bien, de las de catalog/inventory.toml
help--asset_state = Estado: in_stock, in_use, lent, retained, outside, lost, retired, o como se dice («en uso»)
help--asset_custodian = Quién responde; «yo» o «nadie» también valen
help--asset_area = Parte del área
help--asset_place = Parte del lugar
help--asset_supplier = Proveedor, por su clave o su nombre
help--asset_tag = Número de inventario
help--asset_warranty_until = Con garantía que termina ese día o antes
help--asset_under_warranty = Solo los que tienen garantía vigente
help--asset_all = También los dados de baja
help--reverse = Al revés; lo que no tiene el dato queda al final de todos modos

help-outside--sort = Orden: due, id, description, state, custodian, destination, carrier, since, authorised
help-loans--sort = Orden: due, id, description, state, person (a quién), slip (vale), since
help-expiring--asset_words = { help--asset_words }; de un contrato: número, nivel, nota o proveedor
help-expiring--asset_supplier = { help--asset_supplier }; de un contrato, el suyo
help-expiring--sort = Orden: day, what, id, description, whose
help-custody--sort = Orden. De todos: person, area, left, held, lent, late, elsewhere, seats, reserved, unsigned. De una persona: id, kind, description, tag, state, place, letter, since, due. Con --unsigned: since, id, description, letter, person
help-maintenance-due--sort = Orden: due, id, tag, description, kind, custodian, area, place, last, programme, ticket
help-maintenance-plan--sort = Orden de cada programa: id, tag, description, kind, custodian, area, place, day (primer servicio del año)
help-licence-list--sort = Orden: expires (vencimiento), product (producto), free (puestos libres), id, seats, used, notice, supplier
help-licence-plan--sort = Orden de cada mes: day, what, id, product, quantity, supplier, price, notice
help-asset-history--words = Palabras que aparezcan en el asiento: qué pasó, detalle, cambios, quién, reporte, nota
help-asset-history--sort = Orden: at, recorded, by, did
