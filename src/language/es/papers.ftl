### Papeles de los bienes: resguardo, vale de préstamo, pase de salida, etiquetas.

help-form--number = Resguardo, vale o pase anterior del bien: PC-0132/2, o solo 2; si no se dice, el último
help-value-folio_asset = FOLIO|BIEN

form-one-folio = { $form } se imprime de un reporte a la vez.
    .remedy = Escriba un solo folio.
form-no-number = { $form } no lleva número.
    .remedy = Quite --number: solo lo llevan los resguardos, vales y pases de salida.

paper-needs-asset = Falta el bien: { $form } es el formato de un bien.
    .remedy = Escriba «folio form { $form } BIEN», o «folio form { $form } --blank» si lo quiere en blanco.
paper-no-period = { $form } es el formato de un bien; no lleva periodo.
    .remedy = Escriba el bien: folio form { $form } BIEN
paper-number-one = --number es de un solo bien.
    .remedy = Escriba los números completos en lugar de los bienes: folio form { $form } PC-0132/1 PC-0133/2
paper-number-unknown = { $id } no tiene { $paper ->
        [letter] un resguardo
        [slip] un vale de préstamo
       *[pass] un pase de salida
    } «{ $number }». Los hay: { $known }
    .remedy = Escriba uno de ellos, o quite --number para el último.
paper-none = { $id } todavía no tiene { $paper ->
        [letter] un resguardo: no se ha entregado a nadie.
        [slip] un vale: no se ha prestado.
       *[pass] un pase: no se ha autorizado su salida.
    }
    .remedy = { $paper ->
        [letter] Se hace al entregarlo: folio asset assign { $id } --to QUIÉN --condition TEXTO. En blanco: folio form { $form } --blank
        [slip] Se hace al prestarlo: folio asset lend { $id } --to QUIÉN --due FECHA --condition TEXTO. En blanco: folio form { $form } --blank
       *[pass] Se hace al autorizarla: folio asset exit { $id } --reason … --destination … --carrier … --identification … --condition …. En blanco: folio form { $form } --blank
    }

paper-returns = Devuelve
paper-takes-back = Recibe de vuelta
paper-role-receives = Recibe
paper-role-hands-over = Entrega
paper-role-head = Autoriza
paper-role-carrier = Lleva
paper-role-guard = Vigilancia
