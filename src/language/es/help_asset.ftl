### Ayuda de los comandos del inventario.

help-asset = El inventario: alta, resguardo, préstamo, salida y baja de bienes
help--assets = Bienes: identificador, el número con que termina, inventario o serie
help--ticket = Reporte por el que se hace
help--on_behalf = Quién lo hizo, si no tiene cuenta
help--condition = Condición en que se entrega o se recibe
help--items = Condición de un accesorio, ACCESORIO=CONDICIÓN o BIEN/ACCESORIO=CONDICIÓN; con + delante, algo que va además; se puede repetir
help--to = A quién: identificador o nombre de people.toml
help--place = Lugar; si no se dice, el que corresponde
help--area = Área; si no se dice, la de la persona
help--due = Fecha de devolución prevista
help--received_by = Quién lo recibe; si no se dice, quien lo registra
help--serial = Número de serie que se leyó en el equipo, en la puerta
help--guard = Vigilante que lo leyó
help--quantity = Piezas
help--kind = Clase de bien, de las de catalog/inventory.toml

help-asset-add = Da de alta un bien y dice su identificador
help-asset-add--id = Identificador; si no se dice, el siguiente de su clase
help-asset-add--set = Dato de la ficha; se puede repetir
help-asset-add--to = Quién responde ya por él
help-asset-add--letter = Resguardo en papel, anterior a Folio, con el que responde
help-asset-add--quantity = Piezas que hay
help-asset-assign = Entrega bienes del almacén a alguien, con su resguardo
help-asset-transfer = Traspasa bienes a otra persona, con otro resguardo
help-asset-return = Recibe de vuelta bienes en el almacén y cierra su resguardo o vale
help-asset-move = Cambia bienes de lugar
help-asset-lend = Presta bienes del almacén, con su vale
help-asset-lend--instead_of = Bien retenido en cuyo lugar se presta
help-asset-extend = Cambia la fecha de devolución de un préstamo o de una salida
help-asset-reserve = Aparta bienes para alguien
help-asset-reserve--from = Primer día
help-asset-reserve--until = Último día
help-asset-release = Cancela un apartado
help-asset-release--reservation = Apartado, como lo dice «folio asset show»
help-asset-retain = Retiene bienes en el almacén; su resguardo sigue vigente
help-asset-retain--reason = Motivo
help-asset-give-back = Regresa bienes retenidos a quien responde por ellos
help-asset-exit = Autoriza la salida de bienes del edificio
help-asset-exit--reason = Motivo
help-asset-exit--destination = Destino
help-asset-exit--carrier = Persona que los lleva
help-asset-exit--identification = Identificación de quien los lleva
help-asset-leave = Registra que los bienes salieron, con la serie leída en la puerta
help-asset-back = Registra que los bienes regresaron, con la serie leída en la puerta
help-asset-withdraw = Deja sin efecto una salida autorizada que no se usó
help-asset-withdraw--reason = Motivo
help-asset-lost = Registra el extravío de bienes
help-asset-lost--reason = Qué pasó
help-asset-found = Registra que apareció un bien extraviado
help-asset-retire = Da de baja bienes
help-asset-retire--reason = Motivo, de los de catalog/inventory.toml
help-asset-retire--replaced_by = Bien que lo reemplaza
help-asset-retire--document = Acta o dictamen de la baja
help-asset-sign = Registra una firma en el resguardo, vale o pase de salida
help-asset-sign--capacity = En calidad de: receives (quien recibe), hands_over (quien entrega), head, carrier, guard
help-asset-sign--name = Nombre de quien firma
help-asset-sign--on = Documento: letter (resguardo), slip (vale), return (devolución), pass (salida)
help-asset-note = Deja una nota en la historia de bienes
help-asset-edit = Corrige o completa la ficha de bienes
help-asset-edit--set = Dato de la ficha; en blanco (marca=) lo quita; se puede repetir
help-asset-receive = Suma piezas recibidas de un consumible
help-asset-issue = Descuenta piezas que se surten de un consumible
help-asset-issue--to = A quién se surten
help-asset-count = Registra las piezas que hay de un consumible

help-value-kind = CLASE
help-value-id = IDENTIFICADOR
help-value-item = ACCESORIO=CONDICIÓN
help-value-reservation = APARTADO
help-value-serial = SERIE
help-value-capacity = CALIDAD
help-value-paper = DOCUMENTO
