# Reports written as data: catalog/reports/*.toml, folio report

finding-catalogue-report-name = A report cannot be called “{ $name }”: that is a word of “folio report”
    .remedy = Rename the file. It may not be any of: { $known }.
finding-catalogue-report-both = This key does not go together with “{ $key }”
    .remedy = Keep one of the two.
finding-catalogue-report-neither = The table “{ $table }” does not say what it shows
    .remedy = Give it measures (figures, or groups where there is a group) or columns (a row for each record).
finding-catalogue-report-exceptions = Only the rows of a table with columns can be exceptions
    .remedy = Drop exceptions, or make a table with columns.
finding-catalogue-report-edges = Edges must go from the least to the greatest, without repeating
    .remedy = Write them in order: edges = [1, 5, 10, 30].
finding-catalogue-report-measure = A measure must say one way of measuring
    .remedy = Give it one of these keys: { $known }.
