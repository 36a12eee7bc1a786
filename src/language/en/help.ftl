# Help of the command line

help-heading-usage = Usage
help-heading-commands = Commands
help-heading-options = Options
help-heading-arguments = Arguments
help-heading-global = Options of every command
help-value-command = COMMAND
help-value-options = [OPTIONS]
help-value-field = FIELD=VALUE
help-value-dir = DIR
help-value-code = CODE
help-value-outcome = OUTCOME
help-value-text = TEXT
help-value-who = WHO
help-value-name = NAME
help-value-reason = REASON
help-value-role = ROLE
help-value-relation = RELATION
help-value-file = FILE
help-value-path = PATH
help-value-letters = LETTERS
help-value-to = TO
help-value-t = T
help-value-format = FORMAT
help-help = Shows this help
help-version = Shows the version

help-folio = A help desk in a git repository. Without a command it shows the day at the desk.
help-folio-more =
    A folio may be shortened: 42, 2026-42, B-42.
    Exit codes: 0 done; 1 refused by a rule, or findings; 2 typed wrongly; 3 damaged data;
    4 environment (git, disk, lock).
    Variables: FOLIO_USER who records, FOLIO_NOW the time, FOLIO_LANG the language (es, en).
help--directory = Folder of the desk, if not this one
help--language = Language: es or en
help--folio = Folio, or enough of it to tell
help--set = Value of a field; may be repeated
help--note = Remark that goes with the event
help--at = When it happened: 09:08, "2026-11-20 09:08"; now, if not said
help--by = Who records it (identifier in people.toml)
help--dry_run = Shows the plan and writes nothing
help--json = Answers in JSON
help--format = Format: table, md, csv, json or html
help--reason = Reason, one of those that the procedure declares

help-init = Starts a desk, with no network
help-init--folder = Folder of the desk; made if it is not there
help-init--procedure = Procedure that it starts with
help-init--series = Letters of its folios (CI)
help-init--name = Name of the desk
help-init--institution = Name of the institution
help-init--unit = Name of the unit, as forms print it
help-init--person = Your identifier at the desk
help-init--list = Lists the embedded procedures
help-new = Opens a ticket and gives its folio
help-new-more =
    On a terminal it asks for what is missing. For scripts: --set for each field, or --from - with
    a YAML or JSON document: {"{"}"procedure": …, "at": …, "by": …, "note": …, "set": {"{"}"field": "value"{"}"}{"}"}
help-new--procedure = Procedure; the desk's first, if not said
help-new--from = YAML or JSON document with the data; - for standard input
help-new--outcome = Also records this outcome of the first activity
help-new--fields = Shows what opening a ticket asks for
help-next = Where a ticket stands and what can be done now
help-do = Advances a ticket by one of its activity's outcomes
help-do--outcome = Outcome of the current activity (see folio next)
help-do--on_behalf = Who did it, where that person has no account (user, company's technician)
help-note = Notes something, or corrects fields with --set
help-note--text = What to note
help-assign = Gives a ticket to a person; suggests one where none is named
help-assign--person = To whom (identifier in people.toml)
help-assign-more =
    Without a person it suggests those who have the role of the activity and are here today, the one with
    least work first. On a terminal one is chosen from the list; elsewhere it is only shown.
help-workload = Shows how much work each person has, and what nobody has
help-workload-more =
    Work: what is left of the limit of the activity of each ticket to attend; where it has none, of its
    solution target. Of what is late the whole limit counts. What waits for somebody outside stands apart.
help-workload--role = Only those who have this role
help-recurring = Shows continuing problems, and opens their evaluation
help-recurring-more =
    A problem goes on with so many tickets in so many days of one asset, or of one supplier and service;
    the group [recurrence] of catalog/desk.toml says how many (3 in 90 days where it does not).
    Examples:
      folio recurring
      folio recurring --open asset:PC-0132
help-recurring--all = Earlier ones too
help-recurring--open = Opens the evaluation of the problem with this key
help-value-key = KEY
help-wait = Puts a ticket on hold
help-resume = Ends a ticket's waiting
help-sign = Records a signature or a seal
help-sign--roles = In which capacity (role of the procedure); may be repeated
help-sign--name = Name of the one who signs; if not said, the one already known
help-link = Ties a ticket to another, or to an address
help-link--to = Folio or address
help-link--relation = What the other is to this one: related, duplicate, cause or effect
help-cancel = Ends a ticket without walking the procedure
help-reopen = Takes up an ended ticket again
help-edit = Opens the record in your editor and checks it on return
help-check = Checks every file and law of the desk
help-check--paths = Only the findings of these files or folders
help-completions = Script for completing with the tab key
help-completions--shell = bash, zsh, fish, elvish or powershell
help-completions-more =
    For instance, in ~/.bashrc: source <(folio completions bash)
help-man = Manual page
help-man--command = Command; all of folio, if not said
help-cancel--children = What becomes of open child tickets: leave or cancel
help-new--parent = Ticket that it is opened for
help-migrate = Moves open tickets to the revision of their procedure that is in force
help-export = Shows what must still be handed to an external system
help-export--all = Also what has a number there already
help--system = External system, as in catalog/suppliers.toml
help-ack = Records the number and state that an external system gave
help-ack--number = Number that the system gave
help-ack--state = State in that system
help-ack--from = CSV file with the columns folio (or asset), number and, where there are any, state or change (needed where an asset has several pending changes)
help-list--external = Number, or end of the number, in an external system
help-list--parent = Only those opened for that ticket
help--folios = Folios, whole or shortened
help-value-duration = DURATION
help-value-number = NUMBER
help-value-shell = SHELL
help-value-state = STATE
help-value-system = SYSTEM
