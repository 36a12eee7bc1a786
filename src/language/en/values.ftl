# Values: states, types, kinds of data

status-new = New
status-assigned = Assigned
status-in-progress = In progress
status-waiting-user = Waiting for the user
status-waiting-supplier = Waiting for the supplier
status-waiting-purchase = Waiting for a purchase
status-escalated = Escalated
status-offsite = Off site
status-resolved = Resolved
status-closed = Closed
status-reopened = Reopened
status-rejected = Out of scope
status-handed-off = Handed off
status-cancelled = Cancelled

priority-critical = Critical
priority-high = High
priority-medium = Medium
priority-low = Low

type-text = text on one line
type-long = text
type-number = a number
type-date = a date (2026-11-20)
type-datetime = a date and time (2026-11-20 09:08)
type-choice = one of the choices
type-bool = yes or no
type-person = a person
type-asset = an asset

kind-nothing = nothing
kind-bool = a yes or no
kind-setting = a yes or no, a number or a text
kind-number = a number
kind-text = a text
kind-list = a list
kind-mapping = a group of keys

yes = Yes
no = No

value-wrong-type = “{ $found }” will not do here: { $expected } is expected
value-one-line = the text must be on one line
value-not-a-choice = “{ $found }” is not one of the choices, which are: { $known }
value-not-a-choice-near = “{ $found }” is not one of the choices. Did you mean “{ $near }”? The choices are: { $known }
time-skipped = the time “{ $found }” did not exist: clocks were put forward over it that day
impact-high = High
impact-medium = Medium
impact-low = Low
field-type-text = text
field-type-long = long text
field-type-number = number
field-type-date = date
field-type-datetime = date and time
field-type-choice = choice
field-type-bool = yes or no
field-type-person = person
field-type-asset = asset
