# Procedimientos: lo que se encuentra al leerlos y revisarlos, y sus condiciones

hint-near = {" "}¿Quiso decir «{ $near }»?
hint-none = {""}
kind-date = una fecha

toml-duplicate-key = esta clave ya se había escrito antes
toml-unquoted-text = el texto va entre comillas
toml-missing-value = después de la clave va «=» y su valor
toml-unclosed-text = faltan las comillas que abren o cierran un texto
toml-unclosed-list = falta una coma o cerrar un corchete o una llave
toml-extra-comma = sobra una coma
toml-invalid-key = una clave lleva solo letras sin acento, números, «-» y «_»
toml-other = { $said }

finding-toml-syntax = El TOML no se puede leer: { $reason }
    .remedy = Corrija este renglón; mientras tanto no se revisa el resto del procedimiento.
finding-procedure-too-long = El procedimiento pasa de { $limit } KiB
    .remedy = Revise que el archivo sea un procedimiento; los textos largos van en las plantillas.
finding-procedure-too-many = Hay { $number } en «{ $key }»; caben { $limit }
    .remedy = Divida el procedimiento en varios más chicos.
finding-further-findings = { $number ->
        [one] y hay un hallazgo más
       *[other] y hay { $number } hallazgos más
    }
    .remedy = Corrija los de arriba y revise otra vez.

finding-unknown-procedure-key = La clave «{ $found }» no existe aquí
    .remedy = Corríjala o quítela. Las claves son: { $known }.{ $hint }
finding-missing-procedure-key = Falta «{ $key }»
    .remedy = Agregue { $key } con su valor.
finding-wrong-procedure-type = «{ $key }» es { $found } y se espera { $expected }
    .remedy = Escriba { $expected }; los textos y las duraciones van entre comillas.
finding-bad-procedure-key = «{ $found }» no sirve como clave
    .remedy = Use hasta 64 letras sin acento, números, «-», «_» o «.», y empiece con letra o número.
finding-reserved-word = «{ $found }» es una palabra reservada
    .remedy = Póngale otro nombre.
finding-unknown-procedure-word = «{ $found }» no es una de las palabras que van aquí
    .remedy = Escriba una de estas: { $known }.{ $hint }
finding-unsafe-procedure-code = La clave del procedimiento, «{ $found }», no sirve como nombre de archivo
    .remedy = Use hasta 64 letras sin acento, números, «-», «_» o «.»; nada de diagonales.
finding-unsafe-template = «{ $found }» no es un archivo de la carpeta templates
    .remedy = Escriba solo el nombre del archivo, por ejemplo f01.md, sin carpetas.

finding-unknown-role = No hay un rol «{ $found }»
    .remedy = Declárelo en [roles] o corrija el nombre.{ $hint }
finding-unknown-field = No hay un campo «{ $found }»
    .remedy = Declárelo en [fields] o corrija el nombre.{ $hint }
finding-unknown-form = No hay un formato «{ $found }»
    .remedy = Declárelo en [forms] o corrija el nombre.{ $hint }
finding-unknown-wait = No hay una espera «{ $found }»
    .remedy = Declárela en [waits] o corrija el nombre.{ $hint }
finding-unknown-activity = No hay una actividad «{ $found }»
    .remedy = Agregue la actividad, corrija el número o escriba "end" si aquí termina.{ $hint }

finding-seal-with-account = El sello «{ $role }» no puede tener cuenta
    .remedy = Quite account = true, o quite seal = true si es una persona.
finding-role-in-circle = El rol «{ $role }» acaba por incluirse a sí mismo
    .remedy = Quite de includes uno de los roles que forman el círculo.
finding-role-nobody-records = Nadie puede registrar lo que hace «{ $role }»
    .remedy = Ponga en recorded_by un rol con cuenta, o declare alguno.

finding-choice-without-choices = El campo «{ $field }» es de opciones y no las tiene
    .remedy = Agregue choices con las opciones, o choices_from con el catálogo de donde salen.
finding-choices-without-choice = El campo «{ $field }» tiene opciones, pero su tipo es: { $kind }
    .remedy = Ponga type = "choice" o quite las opciones.
finding-choices-twice = El campo «{ $field }» tiene choices y choices_from
    .remedy = Deje solo uno de los dos.
finding-duplicate-header = «{ $found }» y «{ $earlier }» llenan el mismo dato del encabezado, { $header }
    .remedy = Quite header de uno de los dos campos.
finding-header-wrong-type = Un campo de otro tipo no puede llenar { $header }
    .remedy = Use { $expected }, o quite header.
finding-wrong-procedure-value = El valor no sirve para el campo «{ $field }»: { $reason }
    .remedy = Corrija el valor o el tipo del campo.
finding-each-of-not-long = Un campo de tipo { $kind } no puede llevar each_of
    .remedy = Use type = "long", o quite each_of.
finding-contract-not-supplier = El campo «{ $field }» no elige un proveedor, así que no dice de quién es el contrato
    .remedy = Nombre un campo con type = "choice" y choices_from = "suppliers".
finding-field-never-filled = Ninguna actividad llena el campo «{ $field }»
    .remedy = Agréguelo a fills de la actividad que lo llena o de [opening], o quite el campo.
finding-duplicate-form = El formato «{ $found }» se confunde con «{ $earlier }»
    .remedy = Deles códigos y claves distintos; mayúsculas y minúsculas cuentan igual.
finding-wait-stops-its-contract = La espera detiene el reloj del contrato que ella misma hace correr
    .remedy = Quite contract, o quite "contract" de stops.
finding-wait-stops-twice = La espera tiene stops y stops_clocks
    .remedy = Deje solo stops.
finding-wait-status-ended = Una espera no puede dejar el reporte en «{ $found }», que es un estado final
    .remedy = Use un estado de espera, por ejemplo waiting_user.
finding-cancel-status-not-ended = Una cancelación no puede dejar el reporte en «{ $found }»
    .remedy = Use cancelled, rejected o handed_off.

finding-no-activities = El procedimiento no tiene actividades
    .remedy = Agregue al menos una [[activity]] con sus [[activity.outcome]].
finding-duplicate-activity = Hay dos actividades «{ $found }»
    .remedy = Dele otro número a una de las dos.
finding-duplicate-outcome = La actividad { $activity } tiene dos resultados «{ $found }»
    .remedy = Dele otro nombre a uno de los dos.
finding-bad-duration = «{ $found }» no es una duración
    .remedy = Escríbala con su unidad: "10min", "3h" o "1h30".
finding-end-without-ending = Aquí termina el reporte, pero queda en «{ $found }»
    .remedy = Quite status (queda closed) o use rejected, handed_off o cancelled.
finding-ending-before-the-end = El reporte queda en «{ $found }» y todavía sigue otra actividad
    .remedy = Use un estado que no sea final, o escriba to = "end".
finding-wait-at-the-end = El resultado «{ $outcome }» termina el reporte y a la vez lo deja en espera
    .remedy = Quite waits, o lleve el resultado a una actividad.
finding-activity-without-outcomes = De la actividad { $activity } no hay por dónde salir
    .remedy = Agréguele un [[activity.outcome]]; si ahí termina el reporte, con to = "end".
finding-unreachable-activity = Nada lleva a la actividad { $activity }
    .remedy = Lleve a ella un resultado de otra actividad, o quítela.
finding-no-way-out = { $number ->
        [one] desde la actividad { $activities } no se puede llegar al final
       *[other] desde las actividades { $activities } no se puede llegar al final
    }
    .remedy = Agregue en alguna un resultado que lleve al final o a una actividad que llegue a él.
finding-total-differs = El total declarado, { $declared }, no sale de los tiempos límite
    .remedy = Todos los límites suman { $all }; { $number ->
        [0] ningún camino llega al final.
        [one] el único camino hasta el final suma { $sums }.
       *[other] los caminos hasta el final suman { $sums }.
    } Corrija declared_total o el límite que esté mal.

finding-outcomes-overlap = Los resultados «{ $first }» y «{ $second }» se pueden elegir a la vez, por ejemplo con { $example }
    .remedy = Cambie las condiciones para que solo una se cumpla.
finding-outcomes-leave-gap = La actividad { $activity } se queda sin salida, por ejemplo con { $example }
    .remedy = Agregue un resultado para ese caso, o quite la condición de alguno.
finding-condition-unreadable = La condición no sirve: { $reason }
    .remedy = Corríjala; por ejemplo: tipo == 'falla' and ticket.priority == 'high'.
finding-condition-unknown-name = La condición usa «{ $found }», que no existe
    .remedy = Use la clave de un campo (sin «-» ni «.»), o { $known }.{ $hint }

condition-too-long = pasa de { $limit } letras
condition-empty = está vacía
condition-multiplies = no puede multiplicar ni elevar a potencia
condition-calls = no puede llamar funciones
condition-unknown-filter = no hay un filtro «{ $name }»; los filtros son: { $known }
condition-unknown-test = no hay una prueba «{ $name }»; las pruebas son: { $known }
condition-out-of-fuel = tarda demasiado
condition-unreadable = no se entiende ({ $detail })

finding-move-not-asset = «{ $field }» no es un campo de tipo asset, y lo que se mueve es un bien
    .remedy = Ponga en «asset» la clave de un campo con type = "asset"

finding-move-not-movement = «{ $deed }» no mueve un bien
    .remedy = Use una de estas palabras: { $known }

finding-move-unknown-detail = «{ $detail }» no es un dato de «{ $deed }»
    .remedy = Los datos de «{ $deed }» son: { $known }.{ $hint }

finding-move-detail-missing = Falta «{ $detail }», que «{ $deed }» necesita siempre
    .remedy = Agregue a set la expresión que lo da: { $detail } = "clave_de_un_campo" o { $detail } = "'un texto'"

finding-condition-names-asset = «{ $found }» cambia con el bien, y lo que se hizo quedaría juzgado por lo que el bien es hoy
    .remedy = Úselo solo en el proposed de un campo, y en la condición use ese campo
