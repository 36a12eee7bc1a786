# Informes escritos como datos: catalog/reports/*.toml, folio report

finding-catalogue-report-name = Un informe no puede llamarse «{ $name }»: es una palabra de «folio report»
    .remedy = Cambie el nombre del archivo. No pueden ser: { $known }.
finding-catalogue-report-both = Esta clave no va junto con «{ $key }»
    .remedy = Deje una de las dos.
finding-catalogue-report-neither = La tabla «{ $table }» no dice qué muestra
    .remedy = Ponga measures (cifras, o grupos si hay group) o columns (un renglón por registro).
finding-catalogue-report-exceptions = Solo los renglones de una tabla con columns pueden ser excepciones
    .remedy = Quite exceptions, o haga una tabla con columns.
finding-catalogue-report-edges = Los cortes deben ir de menor a mayor, sin repetirse
    .remedy = Escríbalos en orden: edges = [1, 5, 10, 30].
finding-catalogue-report-measure = Una medida debe decir una sola manera de medir
    .remedy = Ponga una de estas claves: { $known }.
