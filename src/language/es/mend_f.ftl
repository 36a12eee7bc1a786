# Cómo se rehace lo que no se ha compartido.

verify-way-out =
    Otro «commit» encima no lo arregla. Lo que no se ha compartido se rehace; sus cambios quedan:
      git reset --soft { $base }{ $commands }{ $more ->
        [0] {""}
       *[other] {""}
        {"  "}(y así los otros { $more } archivos señalados)
    }
      git commit -m "…"
    Lo señalado queda como lo tienen los demás: lo que haga falta de ello, hágalo de nuevo con folio (lo que usted puso se lee con «git show ORIG_HEAD:ARCHIVO»). Si no queda nada que guardar, no hay «commit» que hacer.{ $merges ->
        [0] {""}
       *[other] {" "}Como ya se juntaron copias, puede que aún se rechace: entonces clone de nuevo y repita ahí lo suyo.
    }

finding-event-inserted = El asiento { $id } de { $folio } se puso en medio: los que siguen no supieron de él.
    .remedy = Quítelo y deje el orden como estaba: lo nuevo va al final, y ahí lo pone folio.
