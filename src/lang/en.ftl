### Every word on a screen, in English. Groups stand in the same order in every language; keys that begin with the same
### word stand in one group; what belongs together stands together.
### No character of ambiguous width: three dots, straight quotes.

## app: the program itself

app-name = Roundtable
theme-dark = Dark ground
theme-light = Light ground
theme-contrast = High contrast, white on black
theme-contrast-light = High contrast, black on white
theme-colour-blind = Colours that everybody tells apart, on a dark ground; departments also by their brackets
theme-colour-blind-light = Colours that everybody tells apart, on a light ground; departments also by their brackets
theme-no-colour = No colours
theme-ascii = No colours, and no lines or blocks: ASCII only

## number: amounts, shares and counts as people type them

number-error-empty = Type a number.
number-error-negative = This cannot be below zero.
number-error-no-budget = There is no budget yet to take a percentage of. Type an amount.
number-error-not-a-number = This is not a number. You can type { $example }, 120k, 1.2m, 3*4000, 15% or +10%.
number-error-not-whole = Only whole numbers count here.
number-error-parentheses = A negative amount in parentheses is not taken here. To take away 500, type -500.
number-error-percent = A percentage does not fit here. Type an amount.
number-error-separators = Write numbers like { $example }: as typed, this could be two different numbers.
number-error-too-big = This number is too big to keep.
number-error-too-precise = This number has more digits than can be kept exactly.

## date: dates and periods as people type them

date-error-ambiguous = Is this { $first } or { $second }? Write the month by name.
date-error-empty = Type a date.
date-error-ends-before-it-begins = The period ends before it begins.
date-error-needs-year = Which year? You can type Q1 2027.
date-error-no-such-day = There is no such day.
date-error-not-a-date = This is not a date. You can type 1 Mar 2027, 2027-03-01, tomorrow or in 2 weeks.
date-error-not-a-period = This is not a period. You can type Q1 2027, Oct-Dec 2026 or 2027-01-01..2027-02-14.
date-error-year-out-of-range = Only years from 1900 to 2999 can be planned.

## department: names of the departments

department-executive = Executive
department-finance = Finance
department-marketing = Marketing
department-operations = Operations
department-other = Another department
department-product = Product
department-production = Production
department-sales = Sales
department-service = Service

# Tags: one letter each, all different.

tag-executive = E
tag-finance = F
tag-marketing = M
tag-operations = O
tag-product = D
tag-production = P
tag-sales = S
tag-service = V

## columns: what the columns of files are called by those who bring them; lists, the likelier first, never shown

columns-segment = segment, customer segment, customer group, target group, segment name, audience, age, age group, age range, gender, industry, sector, region, channel, sales channel, customer type, country, area, tier, kundengruppe, zielgruppe, branche
columns-promotion = promotion, campaign, campaign name, activity, marketing activity, campaign id, programme, program, ad campaign, measure, event, medium, media, ad set, kampagne, massnahme, aktion
columns-spend = spend, spent, amount spent, cost, costs, expense, expenses, total cost, total spend, ad spend, investment, budget used, actual spend, ausgaben, kosten
columns-sales = sales, revenue, turnover, net sales, total sales, sales amount, approved conversion, orders, purchases, conversions, conversion, deals won, new customers, total conversion, units sold, value, amount, umsatz, erlös
columns-output = leads, output, ads run, number of ads, insertions, visitors, attendees, clicks, impressions
columns-customer = customer, customer name, client, account, account name, company, company name, name, kunde, kundenname, firma
columns-evidence = evidence, finding, what we know, statement, quote, remark, comment, feedback, note, text, insight, answer, description
columns-source = source, study, publisher, reported by, spoke to, author, from, channel, quelle
columns-date = date, day, when, month, published, created, datum
columns-kind = kind, type, category, evidence kind, art
columns-theme = theme, topic, subject, thema
columns-counted = orders, order, conversions, conversion, purchases, deals, customers, units, pieces, leads, quantity, qty, count, number of, sales count
columns-nothing = n/a, na, nan, null, none, nil, #n/a, unknown, not available
columns-sum = sum, overall, all, gesamt
columns-total = total, totals, grand total, subtotal, sub total, summe

## step: names of the seven steps, what each is for, what to ask the room

step-room = Room
step-look-back = Look back
step-research = Research
step-segments = Segments
step-budget = Budget
step-goals = Goals
step-agreement = Agreement

## chrome: what stands on every screen: rail, guide, foot, saved or not, the clock

clock-goes-on = The clock goes on.
clock-paused = A break: the clock stands still, and no minutes are used.
clock-started = The clock runs: the meeting has begun.
clock-used = { $step } { $time } min
clock-used-of = { $step } { $time } of { $minutes } min
clock-left-of = { $step } { $time } left of { $minutes } min
clock-over = { $step } { $time } over { $minutes } min
floor-given = { $department } has the floor.

# The agenda: minutes planned and used.

agenda-title = Agenda: minutes planned and used
agenda-separator = { ", " }
agenda-planned = { $minutes } min
agenda-added = +{ $minutes } min
agenda-used = used { $time }
agenda-left = { $time } left
agenda-over = { $time } over
agenda-sum = { $minutes } min planned
agenda-sum-fits = as long as the meeting
agenda-sum-free = { $minutes } min to spare
agenda-sum-too-long = { $minutes } min too long for the meeting
agenda-sum-added = { $minutes } min given besides
agenda-begins-and-ends = Begins { $begins }, ends { $ends } ({ $now } if it begins now)
agenda-if-started-now = If it begins now, it ends { $time }
agenda-started = Began
agenda-ends = Ends { $time }
agenda-ends-if-goes-on = If it goes on now, it ends { $time }
agenda-as-planned = as planned
agenda-earlier = { $minutes } min early
agenda-later = { $minutes } min late
agenda-break-so-far = Break since { $time }, { $minutes } min
agenda-breaks = Breaks: { $times }
agenda-extended = { $step }: { $more } min more, { $given } in all. { $ends }

## view: what the screens say around what people said

view-too-small = This window is too small: { $width } x { $height }. Roundtable needs { $least-width } x { $least-height }.
view-nothing-here = Nothing was recorded here.
view-tour = tour, not kept
view-opens = { $key } opens

# The top.

view-saved = saved { $time }
view-kept = kept
view-not-yet-on-disk = not yet on disk
view-not-saved = NOT SAVED since { $time }
view-review = review - { $date }
view-agreed = plan agreed
view-in-preparation = in preparation
view-clock-stands = clock stands still
view-break-since = Break since { $time }

# The foot.

view-speaking = Speaking
view-agreed-only = Agreed and frozen. A change begins with a request at step Agreement.
view-review-only = Open for review: nothing can be changed here.

# What each step is for.

view-purpose-room = Who is here, and how we work together
view-purpose-look-back = What last period's money brought, judged together
view-purpose-research = What we know of the market, from both ends
view-purpose-segments = Which customers count most, and what they gain
view-purpose-budget = Place the money together
view-purpose-goals = What we want to reach together, and what follows
view-purpose-agreement = What is still open, and who signs

# What to ask the room.

view-ask-the-room = Ask the room
view-ask-room-1 = Who is missing that has to carry this plan?
view-ask-room-2 = What did we promise each other last time?
view-ask-room-3 = How do we want to work together?
view-ask-look-back-1 = Is the customer satisfied?
view-ask-look-back-2 = Was the target met?
view-ask-look-back-3 = By what means?
view-ask-research-1 = What do our rivals do better?
view-ask-research-2 = What new promotion have you met?
view-ask-research-3 = Do we know this, or believe it?
view-ask-segments-1 = Who carries our year?
view-ask-segments-2 = What do they gain, in their own words?
view-ask-segments-3 = Would Sales draw the line here?
view-ask-budget-1 = What would we stop to pay for this?
view-ask-budget-2 = Which segment would notice?
view-ask-budget-3 = Will we still want it in three months?
view-ask-goals-1 = Can both departments move this?
view-ask-goals-2 = What if we miss it?
view-ask-goals-3 = What does each get for beating it?
view-ask-agreement-1 = What would let you sign?
view-ask-agreement-2 = Who does what, by when?
view-ask-agreement-3 = What if it gets hard?

# The ground rules: the six habits that the room does without.

view-ground-rules = Ground rules
view-rule-credit = No arguing over who did more
view-rule-reward = No rewards for Sales alone
view-rule-clique = No deciding without the others
view-rule-changes = No new promotion every month
view-rule-customer = No bad word about a customer
view-rule-boast = No boasting: say what they gain

# The row in full.

view-field = { $label }: { $value }
view-who-and-when = { $who }, { $when }
view-raised-by = Raised by
view-nobody-agreed = Nobody has said yes yet
view-not-heard = Not heard yet: { $names }
view-was-not-heard = Not heard in this step: { $names }
view-offer-floor = next: { $department }
view-why-missing = This function should take part in deciding.
view-no-reading = none yet

# Lists without rows: what to do first.

view-first-seat = Press { $key } to seat the first person.
view-first-working-line = Press { $key } to write down how the two will work together.
view-first-result = Press { $key } to enter what was spent and what it brought.
view-first-study = Press { $key } to add a survey, a comparison or a report.
view-first-voice = Press { $key } to add what a customer said, and when.
view-first-conclusion = Press { $key } to say what follows from the evidence.
view-first-positioning = Press { $key } to say where the brand stands.
view-first-segment = Press { $key } to add the first group of customers.
view-first-proposal = Press { $key } to propose segments from the customer list, or { $other } to add one by hand.
view-first-customers = Press { $key } to bring a customer list from a file.
view-first-promotion = Press { $key } to add the first promotion.
view-first-goal = Press { $key } to add a goal that both departments own.
view-first-reward = Press { $key } to say what beating a goal brings.
view-first-signature = Press { $key } to sign.
view-first-action = Press { $key } to note who does what, by when.
view-first-parked = Press { $key } to put something aside for later.

# Heads of columns.

view-head-age = Age
view-head-at-stake = At stake
view-head-against-plan = vs plan
view-head-agreed = Agreed
view-head-baseline = Today
view-head-brought-by = Brought by
view-head-customer = Who
view-head-customers = Customers
view-head-date = Date
view-head-defined-by = Defined by
view-head-department = Department
view-head-due = By
view-head-expected = Expected
view-head-fate = What became of it
view-head-follows-from = Follows from
view-head-for = For
view-head-gap = Gap, pt
view-head-goal = For beating
view-head-here = Here
view-head-if-missed = If we miss it
view-head-image = Image
view-head-index = Index
view-head-became = Now
view-head-kept = Kept
view-head-kind = Kind
view-head-known-of-each = Known of each
view-head-newest = Newest
view-head-output = Output
view-head-owners = Owners
view-head-parts = For
view-head-period = Period
view-head-position = Position
view-head-progress = State
view-head-reached = up to %
view-head-reading = Joint reading
view-head-reason = Because
view-head-rests-on = Rests on
view-head-role = Role
view-head-sales = Sales { $unit }
view-head-says = Says
view-head-share = in %
view-head-share-of-sales = % of sales
view-head-share-of-spend = % of spend
view-head-signed-by = Signed by
view-head-source = Source
view-head-spend = Spend { $unit }
view-head-target = Target
view-head-threshold = From
view-head-tier = Tier
view-head-value = Value for them
view-head-who = Who

# Room.

view-empty-seat = empty seat
view-should-be-here = should be here
view-here-since = here since { $time }
view-left-at = left at { $time }
view-not-here = not here yet

# Look back.

view-spend-brought-sales = { $line }: { $spend } of the spend brought { $sales } of the sales.

# Research.

view-evidence = Evidence
view-no-theme = without a theme
view-no-conclusion = ! no conclusion

# Segments.

view-no-value = ! no value yet
view-in-segments = In segments
view-counted-twice = ! counted 2x
view-in-all = In all
view-set-by-hand = ! set by hand
view-brought-by = brought by { $who }, { $when }
view-by-tier = By tier
view-each-customer = Customers
view-tier-reaches = up to { $percent }% of the sales
view-tier-rest = all others
view-tiers-as-brought = Tiers as they were when the list was brought

# Goals.

view-no-goal = ! no goal

# Agreement.

view-words = Words
view-say-instead = Rather
view-settled-by = Answered by
view-said-by = { $what } ({ $department })
view-no-flags = No flags so far.
view-head-answer = Answer
view-flags-open = { $count ->
    [one] 1 flag open
   *[other] { $count } flags open
}
view-flags-here = { $count ->
    [one] 1 flag here
   *[other] { $count } flags here
}
view-more-flags = and { $count } more; ! goes to the next
view-held-hint = { $enter } says it as fact, effect, request; { $answer } shows it as it was said.
view-flag-hint = { $enter } goes where it is mended; { $answer } answers with a reason.
view-flag-hint-held = { $enter } goes there; { $answer } shows it as it was said.
view-flag-hint-answered = { $enter } goes there; { $answer } takes the answer back.
view-flags-at-step = Flags at this step
view-not-signed = not yet
view-all-parts = all parts
view-open-no-segment = There are no segments
view-open-no-budget = No budget is set
view-open-to-place = Still to place: { $amount }
view-open-placed-too-much = Placed beyond the budget: { $amount }
view-open-no-goal = There is no joint goal
view-open-objects = Objecting: { $names }
view-open-parked = Parked remarks: { $count }

## action: every action by name, as foot, ? and palette show it; and why one is off

# Moving about.

do-up = up
do-down = down
do-left = left
do-right = right
do-page-up = page up
do-page-down = page down
do-first = to the start
do-last = to the end
do-next = next
do-previous = back one
do-enter = open
do-keep = keep
do-choose = choose
do-confirm = OK
do-settle = settle the cell
do-back = back

# Raising inputs.

do-add = add
do-one-line = in one line
do-add-person = add person
do-settle-leftover = settle
do-carry-on = carry on
do-add-working-line = add working rule
do-add-result = add result
do-add-reading = joint reading
do-add-study = add study
do-add-voice = customer said
do-add-conclusion = add conclusion
do-add-positioning = add positioning
do-add-segment = add segment
do-propose = propose
do-add-promotion = add promotion
do-set-budget = set budget
do-set-totals = set totals
do-set-measure = sales as
do-where-from = where from
do-big-view = worst and best
do-add-goal = add goal
do-add-reward = add reward
do-add-action = add action
do-park = park a remark
do-sign = sign
do-private-note = private note
do-remove-note = remove a note

# What can be done with a row.

do-edit = edit
do-next-flag = next flag
do-settle-flag = answer flag
do-remove = remove
do-bring-back = bring back
do-agree = say yes
do-trail = who said it
do-why = why
do-since-signed = since signed
do-ledger = plan changes
do-over-time = over time
do-as-table = chart or table
do-next-topic = next topic
do-previous-topic = topic before
do-earlier = earlier
do-later = later
do-walk = step through
do-walk-on = forward
do-walk-back = back one entry
do-walk-to-decision = next decision
do-walk-back-to-decision = decision before
do-walk-to-start = session start
do-walk-to-end = session end
do-stop-walk = stop
do-attribute = fix who said it
do-same-as-last = same as last
do-keep-and-next = keep, next one
do-repeat = do it again
do-duplicate = copy the row
do-mark = mark the row
do-move-up = move up
do-move-down = move down
do-disagree = disagrees with
do-give-theme = give a theme
do-rename-theme = rename theme
do-merge = merge
do-split = split
do-show-customers = customers
do-presence = here or away
do-all-here = everybody here
do-advance = move it on

# The budget grid.

do-cell-details = reason, limits
do-lock = lock
do-spread = spread the rest
do-compare = last plan
do-compare-sessions = compare sessions
do-compare-with-last = compare to last
do-mark-up = mark upwards
do-mark-down = mark downwards
do-mark-left = mark leftwards
do-mark-right = mark rightwards
do-copy = copy cells
do-hand-in = hand in a split
do-hand-in-file = split from file
do-reveal = reveal splits
do-show-positions = where we differ
do-take-middle = take the middle
do-take-alike = take what agrees

# Who is speaking.

do-speak-1 = 1st department
do-speak-2 = 2nd department
do-speak-3 = 3rd department
do-speak-4 = 4th department
do-speak-5 = 5th department
do-speak-6 = 6th department
do-speak-7 = 7th department
do-speak-8 = 8th department
do-next-voice = next voice

# The steps.

do-next-step = next step
do-previous-step = step before
do-go-room = go to Room
do-go-look-back = go to Look back
do-go-research = go to Research
do-go-segments = go to Segments
do-go-budget = go to Budget
do-go-goals = go to Goals
do-go-agreement = go to Agreement

# The meeting and its plan.

do-clock = clock, break
do-start-clock = start the clock
do-extend-step = 5 min more
do-details = meeting details
do-agenda = agenda
do-limits = limits
do-request-change = request change
do-close-plan = close the plan
do-reopen = reopen the plan
do-room-view = room view
do-next-thing = next thing
do-previous-thing = thing before
do-blank = blank screen
do-room-rewards = rewards on view
do-undo = undo
do-redo = redo
do-save = save now
do-save-elsewhere = save elsewhere
do-export = export ...

# Sessions.

do-new-session = new session
do-follow = follow up
do-tour = two-minute tour
do-review = review
do-trash = move to trash
do-show-trash = open the trash
do-filter = filter
do-search-past = search all text
do-arrange = other order
do-put-in = put in

# The program.

do-help = keys
do-palette = commands
do-keep-up = to the meeting
do-find = find an input
do-language = language 中文
do-theme = next theme
do-theme-dark = dark theme
do-theme-light = light theme
do-theme-contrast = high contrast
do-theme-contrast-light = contrast, light
do-theme-colour-blind = colour-blind
do-theme-colour-blind-light = col.-blind light
do-theme-no-colour = no colours
do-theme-ascii = ASCII only
do-redraw = redraw screen
do-suspend = to the shell
do-home = home
do-import-customers = import customers
do-import-evidence = import evidence
do-import-results = import results
do-cancel = cancel
do-quit = quit

# Where keys mean what they mean.

place-everywhere = Everywhere, also while typing
place-calm = Everywhere but while typing
place-home = Home
place-archive = Looking for past sessions
place-meeting = In every step
place-lists = In every step but the budget grid
place-grid = Budget grid
place-cell = Typing into a cell
place-line = one line
place-form = Filling in a form
place-palette = Choosing from a list
place-room-view = In the room view
place-customers = Searching the customer list
place-positions = Going through where we differ
place-page = Reading a page
place-over-time = Following a series over time
place-walk = Stepping through a session as it happened
place-follow = Following in a second terminal

# Why something cannot be done now, and what to do.

off-agreed = The plan is agreed and frozen. Reopen it first; that takes a reason.
off-nothing-void = Every signature is valid: nothing has changed since it was given.
off-no-flags = There is no flag here. Nothing is missing, and nothing needs an answer.
off-opening = A session is being opened; one moment.
off-importing = A file is being brought already. Take it or leave it first: Enter, or Esc.
off-first-step = This is the first step.
off-last-step = This is the last step.
off-merge = Choose a segment first; there must be another one to merge it into.
off-flag-stays = A flag goes once it is mended or answered; only an answer can be taken away.
off-no-advance = Choose an action or a promotion first.
off-no-budget = Set the budget first; then there is something to spread.
off-no-cell = Choose a cell of the grid first.
off-no-cells = Add a segment and a promotion first; then there are cells to place money on.
off-no-customers = There is no customer list yet. Import one in step Segments first.
off-no-department = No department has this key. Seat somebody for one more department first.
off-no-differences = This is done where the splits differ: w in step Budget, once they are revealed.
off-no-evidence = Choose a study first, or what a customer said.
off-no-file = Choose a session of your own first; examples cannot go to the trash.
off-no-input = Choose something first that somebody has raised.
off-no-last-plan = There is no last plan. A session that follows another brings it along.
off-other-part = Only the part whose change was granted is open; the rest of the plan stays frozen.
off-not-frozen = The plan is not agreed yet: change it without a request.
off-nothing-left = Choose something that the last session left first.
off-no-copy = There is nothing here that can be copied.
off-no-next = Nothing is being added here, so there is no next one.
off-no-mark = There is nothing here to mark. In the grid, Shift and the arrows mark cells.
off-no-line-here = This list is filled by its form: press a.
off-no-line = Choose a line of the look back with results first.
off-no-shares = No line has brought more or less than its share yet.
off-no-meeting = Open a session first.
off-no-minutes = No minutes are planned for this step; plan some in the agenda (A).
off-nobody-waited-for = The meeting has not begun: nobody is waited for yet.
off-has-floor = The only department that has not been heard has the floor already.
off-all-heard = Everybody who is here has been heard in this step.
off-parking = A remark is being put aside already.
off-no-note = There is no private note yet.
off-no-person = Choose a person first.
off-no-other-stream = Nothing to disagree with yet: the other stream has no evidence.
off-no-reasons = Choose evidence, a conclusion, a positioning, a goal or placed money first.
off-no-room-view = The room view is off: z turns it on.
off-no-row = Choose a row first.
off-no-segment = Choose a segment first.
off-not-in-review = Only a session that is open for review is stepped through.
off-not-walking = Begin to step through the session first.
off-nothing-to-walk = There is nothing to step through.
off-not-over-time = Open the page over time first.
off-no-session = Choose a session in the list first.
off-tour = Nothing is kept on the tour. Begin a session of your own at home.
off-no-tour = The examples are still being read. Press t again in a moment.
off-no-theme = Choose evidence that has a theme first; g gives one.
off-not-agreed = Nothing to reopen: this plan is not agreed, or it is an example.
off-follows-none = This session follows none. Any other can be chosen: see "compare sessions".
off-nothing-to-compare = There is no other session to compare it with.
off-review-frozen = This record is only looked at. To reopen it, go home, open it with Enter and press O.
off-not-home = This is done at home. Go home first; everything is kept.
off-not-revealed = The splits are not revealed yet. Once two departments have handed in, r reveals them.
off-nothing-to-bring-back = Nothing was removed in this step.
off-nothing-to-redo = Nothing was undone, so there is nothing to redo.
off-nothing-to-spread = Nothing to spread: no money is left, or no cell may take it.
off-nothing-to-undo = Nothing to undo yet.
off-nothing-to-undo-since = Undo goes no further back than a reveal or the closing of the plan.
off-reward-open = A reward is open here, and the room would see it. Leave it first.
off-rewards-hidden = The room would see it. Press z first, or show rewards by the palette.
off-review = This session is open to be read. To work on it, open it from home.

## form: titles and fields of the forms

form-action = Action: who does what by when
form-agenda = Agenda: minutes for each step
form-limits = Limits: what counts as small, as old, as A
form-import-results = Import results
form-import-evidence = Import evidence
form-import-customers = Import customers
form-budget = The budget
form-cell = Money for
form-conclusion = Conclusion
form-customer-voice = What a customer said
form-details = About this meeting
form-goal = Joint goal
form-hand-in-file = Its own split of the budget, from a file
form-new-session = New session
form-parked = For the parking lot
form-drop-parked = Drop
form-part = A part split off from
form-positioning = Positioning
form-promotion = Promotion
form-proposal = Segments from the customer list
form-reading = Joint reading of
form-reopening = Reopen the plan
form-result = What was spent and what it brought
form-reward = Reward
form-reword = Say it otherwise
form-save-elsewhere = Save a copy elsewhere
form-export = Export minutes and tables
form-seat = A seat at the table
form-segment = Segment
form-leftover = Settled
form-carry-on = Carried on
form-plan-change = Request a change of the plan
form-settlement = Answer a flag
form-signature = What it says to the plan:
form-study = Study
form-theme = The theme of
form-theme-name = Rename this theme on all of its evidence
form-totals = All customers together
form-measure = What do we count as sales? Empty: money
form-working-line = How we work together

form-no-such-choice = Not among the choices: { $typed }. The left and right keys go through them.
form-leave-again = Something is typed here. Enter keeps it; Esc once more leaves it.
form-quit-again = Something is typed here. Enter keeps it; Ctrl-Q once more leaves the program without it.
form-nothing-to-choose = There is nothing to choose from yet. Leave this empty, or add it in its own step first.
form-new-department = There is no department { $department } yet. Enter once more adds it; or correct the name.
form-nothing-new = Nothing new: segments on the table have all these customers already.
form-nobody-to-sign = Nobody sits for this department yet. Add a person in step Room first.
form-not-a-currency = Type the three letters of a currency, such as EUR, USD or CNY.
form-not-a-tier = A tier is one letter: A, B, C and so on.
form-other-currency = Money is in { $currency } here. Convert the amount first.
form-not-minutes = Type whole minutes, such as 20, 20 min or 1h30.
form-too-many-minutes = At most 600 minutes are planned for one thing.
form-not-a-time = Type a time of day, such as 9:30 or 2 pm.

field-amount = Amount
field-answer = It is
field-attributes = Sets them apart
field-audience = Audience
field-baseline = Today's value
field-basis = Figures known by
field-brand = Brand or product
field-budget = Budget
field-by-what-means = By what means
field-came-of = Split off from
field-ceiling = At most
field-conclusion = We conclude
field-contradicts = Says otherwise
field-currency = Currency
field-customer = Customer
field-customer-names = Customers named
field-customers = Customers
field-customers-in-all = Customers in all
field-counted = We count
field-customers-satisfied = Customer satisfied
field-date = Date
field-days = Days like
field-earlier = Rows from before
field-defined-by = What defines it
field-department = Department
field-due = By when
field-effect = What it costs us
field-evidence = What we know
field-expected = Expected value
field-fact = What happened
field-file = File
field-fate = What became of it
field-flags = Goes for
field-floor = At least
field-follows-from = Follows from
field-from = From
field-goal = For which goal
field-held = Locked
field-if-missed = If we miss it
field-image = Image
field-kept = Kept?
field-actual = Came to
field-because = Because, then
field-became = Became
field-begins = Begins at
field-breaks = Breaks
field-agenda-sum = Agenda
field-length = Length in minutes
field-closure = Now
field-earned = Earned
field-rule = Rule
field-since = Left since
field-frozen-until = Frozen until
field-kind = Kind
field-known-of-each = Known of each
field-looked-back = Looking back on
field-measure = What we measure
field-meeting-date = Day of meeting
field-merged-into = Merged into
field-message = Message
field-most-segments = Only the largest
field-name = Name
field-person-name = Name
field-needs = What they need
field-numbers = Numbers like
field-old-after = Old after, months
field-output = Output, how many
field-output-of = Output, of what
field-owners = Owned by
field-part = Part of the plan
field-parts = Signs for
field-path = Folder or file
field-format = Format
field-for-whom = For whom
field-language = Language
field-language-own = English
field-private-notes = Private notes
field-export-to = Where to
field-period = Period
field-period-planned = Period planned
field-picks = On the list
field-plan-changes = Plan changes
field-position = Position
field-product-line = Product line
field-products = Products
field-progress = Progress
field-promotion = Promotion
field-promotion-kind = Kind
field-reading = What we read
field-reason = Reason
field-remark = Remark
field-note = Private note
field-repeat-days = Repeats within, d
field-request = What we ask for
field-required = Must take part
field-rests-on = Rests on
field-reward = Reward
field-role = Role
field-sales = Sales
field-sales-behind = Sales stands by it
field-sales-in-all = Sales in all
field-segment = Segment
field-sheet = Sheet
field-signer = Signed by
field-small-count = Few below, count
field-small-share = Small below, %
field-source = Source
field-spend = Spend
field-split-by = Split off
field-stance = Says
field-state = State
field-target = Target
field-target-met = Target met
field-theme = Theme
field-threshold = Rewarded beyond
field-tier = Tier
field-tier-a = A up to, %
field-tier-b = B up to, %
field-title = Title
field-to = To
field-told-apart-by = Told apart by
field-value = Value to customer
field-verdict = Verdict
field-what = What
field-who = Who
field-wide-gap = Wide from, points
field-working-line = We agree to
field-wrong-lines = Unreadable lines

## oneline: a whole input in one line

oneline-example-action = Ana: send samples by 15 Mar
oneline-example-conclusion = Sell quiet running to the dealers
oneline-example-customer-voice = Your pumps run quieter / Ana, at the fair
oneline-example-goal = Dealer revenue 4.0m -> 4.4m by June / Dealers
oneline-example-money = Dealers / Trade show 120k / they carry both brands
oneline-example-parked = Who answers for warranty?
oneline-example-person = Chen Li, Sales, head of sales
oneline-example-positioning = Hydra / the quiet pump
oneline-example-result = Dealers / Trade show 120k -> 400k
oneline-example-reward = Marketing: a study trip at 4.4m / Dealer revenue
oneline-example-segment = Dealers B 1200 customers / resell to plumbers
oneline-example-study = Buyers rank service first / Trade survey 2026
oneline-example-working-line = Sales says first who matters most
oneline-in-name = "{ $what }" stands in the name. A tier is one capital letter; customers are a number and the word.
oneline-like = Like this: { $example }
oneline-masked = What it says is masked here; Enter keeps it, held until it is put otherwise.
oneline-missing = Still missing: { $what }
oneline-nobody-called = Nothing here is called { $typed }.
oneline-which = { $typed } may be { $choices }
oneline-wrong = { $what }: { $why }

## again: the last value, and the last thing done

again-done = Done again: { $what }
again-no-form = This fills a field of a form for a new input.
again-not-here = What was done last cannot be done to this row.
again-nothing-before = Nothing of this kind was said before.

## marked: what is done with all rows that are marked

marked-done = { $count } marked rows: { $what }
marked-nothing-to-do = Nothing of what is marked can be changed so.

## input: kinds of inputs, and what can be picked for their fields

kind-of-action = Action
kind-of-allocation = Money
kind-of-clock = Clock
kind-of-agenda = Agenda
kind-of-conclusion = Conclusion
kind-of-customers = Customer list
kind-of-details = Meeting details
kind-of-evidence = Evidence
kind-of-figure = Figure
kind-of-goal = Goal
kind-of-opening-position = Opening position
kind-of-parked = Parked
kind-of-plan-change = Plan change
kind-of-positioning = Positioning
kind-of-private-note = Private note
kind-of-promotion = Promotion
kind-of-reading = Joint reading
kind-of-result = Result
kind-of-reward = Reward
kind-of-seats = Seats
kind-of-segment = Segment
kind-of-session = The plan as a whole
kind-of-settlement = Flag
kind-of-signature = Signature
kind-of-take-over = Edits made in the file
kind-of-leftover = Left by the last session
kind-of-working-line = Working rule

answer-no = no
answer-close-open = close it now, with { $what } open
answer-open-flags = { $count ->
    [one] 1 flag
   *[other] { $count } flags
}
answer-open-objections = { $count ->
    [one] 1 objection
   *[other] { $count } objections
}
answer-open-parked = { $count ->
    [one] 1 parked remark
   *[other] { $count } parked remarks
}
answer-close = close it now
answer-reveal = Reveal them
answer-keep-hidden = not yet
answer-grant = grant it: its part is open until it is carried out
answer-refuse = refuse it
answer-not-yet = not yet
answer-partly = partly
answer-yes = yes

basis-cells = segment and promotion
basis-promotions = promotion only
basis-segments = segment only

verdict-change = change
verdict-keep = keep
verdict-stop = stop

evidence-comparison = comparison
evidence-consumer-survey = consumer survey
evidence-customer-asked = customer asks
evidence-customer-complained = complaint
evidence-customer-said = customer said
evidence-employee-survey = employee survey
evidence-industry-report = industry report
evidence-other-study = other study

stream-customer-voice = customer voice
stream-studies = studies

kind-advertising = advertising
kind-dealer-incentive = dealer incentive
kind-digital = digital campaign
kind-direct-mail = direct mail
kind-event = event or visit
kind-price-offer = price offer
kind-publicity = press and references
kind-trade-show = trade show
kind-training = sales training
kind-trial = samples and trials

audience-customers = customers
audience-dealers = dealers
audience-public = the public
audience-sales-force = our salespeople
audience-specifiers = planners and engineers

promotion-cancelled = cancelled
promotion-ended = ended
promotion-planned = planned
promotion-running = running

held-locked = locked

part-budget = budget
part-goals = goals
part-rewards = rewards
part-segments = segments

stance-agrees = agrees
stance-objects = objects
stance-reservation = with reservation

progress-done = done
progress-open = open

fate-carried-over = for the next meeting
fate-dropped = dropped
fate-placed = in the plan
fate-waiting = waiting

request-granted = granted
request-refused = refused
request-requested = requested
request-settled = carried out

life-agreed = agreed
life-draft = draft
life-reopened = reopened

## overlay: lists and questions that stand over a step

choice-bring-back = Bring back which one?
choice-merge = Merge it into which segment?
choice-disagree = Which one says otherwise?
choice-disagrees-no-more = no longer: { $what }
choice-plan-change = What does the room say to the request?
choice-close = Close the plan? It is then frozen, beyond undo.
choice-parked = What becomes of it?
choice-reveal = Reveal all splits? No undo reaches back behind it.
choice-note = Which private note goes?

recovery-restore = Restore them and go on
recovery-look = Only look at them
recovery-keep = Keep them for later
recovery-restored = Restored. You can go on where you were.

# Private notes. Nothing here says a word of one.

note-title = Private note - hidden
note-intro = Type it; what it says stays hidden here. It is kept for you alone, and read in a second terminal: roundtable follow.
note-typed = { $count ->
    [0] nothing typed yet
    [one] { $count } character typed
   *[other] { $count } characters typed
}
note-by-number = { $number }   { $time }   { $step }
note-kept = Private note kept. A second terminal shows it: roundtable follow
note-removed = Private note removed. Ctrl-Z brings it back.

# A second terminal that follows the meeting.

follow-waiting = Looking for the session...
follow-for-facilitator = for your eyes only
follow-cursor = At
follow-typed = Being typed
follow-elsewhere = The meeting is at { $step }. Space goes there.
follow-clock = Meeting: { $used } min
follow-clock-of = Meeting: { $used } of { $planned } min
follow-flags-here = { $count ->
    [0] No open flags at this step
    [one] { $count } open flag at this step
   *[other] { $count } open flags at this step
}
follow-flags-elsewhere = { $count ->
    [one] { $count } at another step
   *[other] { $count } at other steps
}
follow-notes = Private notes
follow-no-notes = None yet. They are begun from the palette of the meeting: "private note".
follow-closed = The meeting is closed; this is what was saved at { $time }.
follow-crashed = The meeting has stopped; this is what was kept until { $time }. Opening the session again offers it.
follow-held-elsewhere = { $user } on { $host } has the session open; this is what was saved at { $time }.
follow-file-gone = The file is not there any more; this is what was seen last.
follow-unreadable = { $why } This is what was seen last.

# What stands on the edges of what lies over the work.

overlay-changes = { $who } changes
overlay-raises = { $who } raises
overlay-signs = { $who } speaks
overlay-chair = Chair
overlay-ghost-left = Tab takes [...], Enter what is typed
overlay-ghost-taken = Tab or Enter takes [...]
overlay-required = * must be filled in
overlay-hint-keep = keep
overlay-hint-import = import
overlay-hint-next = next
overlay-hint-leave = leave
overlay-hint-do = do it
overlay-hint-choose = choose
overlay-hint-scroll = scroll
overlay-hint-stop = stop
overlay-hint-go-there = go there
overlay-hint-bring-back = bring back
overlay-hint-later = decide later
overlay-title-of = { $title } { $of }
overlay-nothing-to-choose = nothing to choose from yet
overlay-choose = { $count } to choose from: press { $key } or type
overlay-help = All keys, those of this place first
overlay-palette = What shall be done?
overlay-find = Go to what was said
overlay-type-to-find = Type a few letters of its name
overlay-search-customers = Type to search by name, or by what is known of them
overlay-no-match = Nothing is called that.
overlay-trash = In the trash
overlay-trail = How it came about: { $what }
overlay-trail-of = How it came about
overlay-where-from = Where from: { $line }
overlay-trail-empty = Nobody has said anything about it yet.
overlay-was-undone = { $what } (undone since)
overlay-recovery = Inputs from before the program ended
overlay-recovery-found = The program ended before the file was written. { $count ->
    [one] One thing done
   *[other] { $count } things done
 } since { $since } can be restored, up to "{ $last }".
overlay-recovery-nothing-but = The program ended while somebody was typing. All that was kept is in the file.
overlay-recovery-draft = This line was being typed: "{ $draft }"

# What happened to an input.

trail-raised = raised it
trail-raised-with = raised it: { $fields }
trail-field = { $field } { $value }
trail-carried = taken over from the session before, where { $who } had raised it
trail-changed = changed { $field } from { $from } to { $to }
trail-removed = took it off the table
trail-restored = brought it back
trail-moved = moved it up or down the list
trail-merged = merged "{ $other }" into it
trail-went-into = merged it into "{ $other }"
trail-contradicted = said that "{ $other }" says otherwise
trail-contradicted-no-more = took back that "{ $other }" says otherwise
trail-agreed = agreed
trail-withdrew = took the yes back
trail-attributed = corrected: raised by { $who }
trail-signed = signed: agrees
trail-signed-reserving = signed with a reservation: { $why }
trail-objected = objects: { $why }
trail-took-back = took the signature back
trail-taken-over = changed outside Roundtable
trail-part-raised = Raised
trail-part-evidence = On what evidence
trail-part-changed = How it changed
trail-part-signed = Who signed this part of the plan
trail-part-later = What became of it later
trail-no-evidence = It follows from no conclusion.
trail-nobody-signed = Nobody has signed this part.
trail-signed-void = { $said } (void since it was changed)
trail-later-underway = Reading later sessions ...
trail-no-later-session = No session of the series comes after this one.
trail-nothing-later = Later sessions do not tell.
trail-after-other = { $kind } { $name }: { $said }

## home: continue, new, past sessions, examples

home-how-to-leave = This is home. Press q to leave Roundtable.

home-what-this-is = Sales and Marketing plan together
home-first-start = Roundtable leads a planning meeting step by step: who is here, what the last money brought, which customers count, where the next money goes, and who agrees. Press n to begin your first session, or t for a tour of two minutes.
home-now = Now
home-continue = Continue: { $title }
home-last-written = last kept { $when }
home-new = New session
home-sessions = Sessions
home-examples = Examples to look at
home-unreadable = Files that cannot be opened
home-follows = follows { $title }
home-unread = cannot be read:
home-reading = Reading the sessions ...

## archive: the list of past sessions as it grows: filtered, searched, looked into

archive-filter = Filter
archive-filter-hint = title, brand, date, pinyin; by state: or after: too
archive-search = In all text
archive-search-hint = words that were said; by: step: kind: tag: narrow it down
archive-type-to-search = Type what was said. Enter opens the session there.
archive-searching = Looking ...
archive-found = What was said
archive-found-in-examples = Said in the examples
archive-found-nothing = Nobody said that, in your sessions or in the examples.
archive-no-session = No session is called so. Ctrl-F looks in all that was said.
archive-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
 }
archive-some-of = { $some } of { $all }
archive-so-far = { $done } of { $of } read
archive-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }
archive-first-lines = the latest { $count } of { $all } lines
archive-unread = { $count ->
    [one] { $count } session cannot be read
   *[other] { $count } sessions cannot be read
 }
archive-no-brand = No brand
archive-by-date = Past sessions by date, the latest first.
archive-by-series = Past sessions by series: what follows one another stands together.
archive-by-state = Past sessions by state: drafts first.
archive-by-brand = Past sessions by brand.
archive-decided = Decided: { $count }
archive-goals = Goals: { $count }
archive-actions = Actions: { $count }
archive-placed = { $amount } placed
archive-placed-of = { $amount } placed of { $budget }
archive-broke-off = Reading past sessions broke off. Nothing is lost; go home once more to read them again.

## looking: conditions as they are typed to find something in past sessions

looking-by = by
looking-step = step
looking-kind = kind
looking-tag = tag
looking-after = after
looking-before = before
looking-state = state
looking-brand = brand
looking-unknown = { $condition }: knows no "{ $typed }". Tab puts in one that it knows.

## tour: a few minutes through a meeting that is half done

# The brand of the example that the tour goes through.
tour-brand = Hydra
tour-stop = Tour, { $stop } of { $all }: nothing is kept, { $key } leaves
tour-left = That was the tour. n begins a session of your own; t shows it once more.
tour-go-back = This is for the step { $step }: press { $key } to go there, and go on with the tour.
tour-rail = A meeting has seven steps, at the top. This is the first one: who is here. Press { $key } for the next.
tour-big-view = Where the money went, and what it brought. Press { $key } to show the widest gap, to be read from the back row.
tour-leave = Here the room talks: is the customer satisfied, was the target met, by what means? { $key } goes back.
tour-speaking = With every input the department that speaks is recorded. Press { $key }: now Marketing speaks, as the foot says.
tour-grid = Press { $key } for the budget: a row for each group of customers, a column for each promotion.
tour-typing = Type an amount, such as 20k, and press { $key }: the cell is kept, and the cursor goes on.
tour-trail = { $up } goes back to your amount. Then { $key } shows who placed it, and what stood there before.
tour-undo = { $leave } closes the list. Then { $key } takes the amount back. Everything can be taken back.
tour-flag = Roundtable notices what makes such meetings fail. Press { $key } to go to the next thing that it noticed.
tour-farewell = That is how it goes. { $keys } shows the keys of a place, { $all } finds everything by name, { $home } leads home from anywhere.

## section: titles of the lists of all steps

section-flags = Flags
section-leftovers = What the last session left
section-seats = Who is at the table
section-working-agreement = How we work together

section-by-segment = By segment
section-by-cell = By cell
section-by-promotion = By promotion
section-results = Results, row by row

section-studies = Studies
section-customer-voice = Customer voice
section-conclusions = What we conclude
section-positionings = Positioning

section-segments = Segments
section-customers = Customer list

section-grid = Budget by segment

section-goals = Joint goals
section-rewards = Rewards

section-signatures = Who has signed
section-plan-changes = Requested changes
section-actions = Actions
section-parking-lot = Parking lot

## room: step 1: seats, participants, working agreement, what the last session left

leftover-action = action
leftover-due = due now
leftover-flag = answered flag
leftover-goal = goal
leftover-objection = objection
leftover-owed = earned, owed
leftover-remark = remark
leftover-reservation = reservation
leftover-reward = reward

closure-carried-on = carried on
closure-open = open
closure-settled = settled

outcome-earned = earned
outcome-met = met
outcome-missed = missed
outcome-not-earned = not earned

## look-back: step 2: results, shares, joint readings

line-sums = { $spend } brought { $sales }, { $period }
line-break-even = Would need { $sales } to earn its share of spend, others unchanged.
line-break-even-exceeded = Could fall to { $sales } and still earn its share of spend, others unchanged.
line-plan = { $spend } spent of { $planned } planned: { $difference }
line-output-cost = each cost { $what }
line-output-brought = each brought { $what }

# Whether the reading of a line is a joint one.

line-not-said-by = { $department } not yet
line-no-target-met = target met?
line-no-customers-satisfied = satisfied?
line-no-means = by what means?
line-no-verdict = no verdict
line-still-missing = Still missing

# A base too small to say much.

line-small = Small base
line-small-spend = under { $what } of spend
line-small-sales = under { $what } of sales
line-small-few = fewer than { $count } { $of }
line-small-legend = * small base (under { $limit } of spend or sales)
line-small-legend-counted = * small base (under { $limit } of spend or sales, or fewer than { $count } { $of })
line-without-result = In the last plan, without a result: { $lines }

# Where the figures of a line come from.

line-share-of-spend = Share of spend
line-share-of-sales = Share of sales
line-share = { $sum } = { $shown }
line-share-moved = { $sum } = { $exact }, shown as { $shown } so that all lines add up to 100.0%
line-no-share = none, since the total is 0 or a part of it is negative
line-gap = Gap
line-gap-is = share of sales less share of spend: { $sales } - { $spend } = { $gap } points
line-behind = At stake
line-behind-is = its spend less its share of sales of all spend: { $spend } - { $whole } x { $sales } / { $all } = { $behind }
line-index = Return index
line-index-is = share of sales over share of spend: { $sales } / { $spend } = { $index }
line-needed = Break-even sales
line-needed-is = share of spend x sales of all others / (1 - share of spend): { $share } x ({ $all } - { $sales }) / (1 - { $share }) = { $needed }
line-against-plan = Against plan
line-measure = Sales are
line-measure-money = money, in { $what }
line-measure-count = counted: { $what }
line-sources = Sources
line-source = { $source } ({ $count } { $count ->
    [one] row
   *[other] rows
 })
line-source-unknown = source not named ({ $count } { $count ->
    [one] row
   *[other] rows
 })

# The worst and the best line.

line-worst = Brought less than its share
line-best = Brought more than its share
line-of-spend = of the spend
line-of-sales = of the sales

## research: step 3: evidence, conclusions, positioning

# Reasons: how old evidence is, what a conclusion rests on, and what is to be known of a link.

why-months = { $months } mo
why-ago = { $months ->
    [0] less than a month ago
    [one] 1 month ago
   *[other] { $months } months ago
 }
why-studies = { $count ->
    [one] 1 study
   *[other] { $count } studies
 }
why-voices = { $count ->
    [one] 1 voice
   *[other] { $count } voices
 }
why-both = { $studies }, { $voices }
why-only = { $what } only
why-only-old = { $count ->
    [one] 1 old study only
   *[other] { $count } old studies only
 }
why-nothing = no evidence
why-no-conclusion = follows from no conclusion
why-no-evidence = rests on no evidence
why-studies-only = rests on studies only: no customer has said so
why-voice-only = rests on customers only: no study says so
why-old-studies-only = rests on old studies only
why-disputed = some of its evidence is disputed
why-old = old: over { $months } months
why-no-date = no date, so nobody knows how old
why-off-table = no longer on the table
why-contradicted = disagrees with { $others }
why-quoted = "{ $text }"

# The page that tells the reasons.

why-title = Why: { $what }
why-down = What it follows from
why-down-conclusion = What it rests on
why-up = What rests on it
why-nothing-rests = nothing yet
why-raised-by = raised by { $who }
why-to = to { $who }
why-way-back = Esc leads back to why: { $what }

## segments: step 4: tiers, segments, value for the customer

no-promotion = In no promotion
no-segment = In no segment
currency-cny = CNY
currency-eur = EUR
currency-usd = USD

# Who of the customer list belongs to a segment.

picked-customers-of-tier = { $tier } customers
picked-everybody = all customers
picked-is = { $attribute }: { $value }
picked-is-empty = no { $attribute }
picked-is-not = { $attribute }: not { $value }
picked-is-not-empty = { $attribute } known
picked-no-value = no { $attribute }
picked-not-tier = not tier { $tier }
picked-option = { $name } ({ $count })
picked-or = { " or " }
picked-tier = tier { $tier }
picked-value = { $attribute } { $value }

# What a proposal would make.

outlook-counts-again = ! { $count ->
    [one] 1 customer is in a segment already and would be counted twice.
   *[other] { $count } customers are in a segment already and would be counted twice.
 }
outlook-leaves = Left in no segment: { $count ->
    [one] 1 group
   *[other] { $count } groups
 } with { $customers } customers and { $sales }.
outlook-makes = { $count ->
    [one] 1 new segment
   *[other] { $count } new segments
 } of { $all ->
    [one] 1 group.
   *[other] { $all } groups.
 }
outlook-mark-first = Mark by the space bar what tells the segments apart; several together make one name.
outlook-on-table = on the table
proposed = Proposed. Ctrl-Z takes all of them back.

## budget: step 5: the grid, opening positions, what is left to place

showing-change = Change from the last plan
showing-last-plan = Last plan
showing-plan = Plan

copied = Copied. It can be pasted into a spreadsheet.
paste-nowhere = There is nothing to paste into here. Open a form, or go to the budget grid.
pasted = Pasted; cells changed: { $count }. Ctrl-Z takes it back.
parked-aside = Put aside. It comes back at Agreement.
parked-here = Put into the parking lot below.
parked-as-action = an action
parked-as-working-line = a line of the working agreement
parked-as-study = a study
parked-as-customer-voice = customer voice
parked-as-conclusion = a conclusion
parked-as-goal = a joint goal
parked-carry-over = carry it over to the next meeting
parked-drop = drop it
parked-wait = let it wait here
parked-reword = change its words
parked-placed = It is in the plan now, still as { $department } said it.
parked-became = in the plan: { $kind }
parked-waits-again = waits: taken off the plan
grid-paste-bad-cell = Nothing was pasted. Line { $line }, column { $column }: { $why }
grid-paste-too-large = Nothing was pasted: the block is larger than the grid from here on.

# The grid.

grid-total = Total
grid-share = Share
grid-unit-scaled = { $currency } thousand
grid-to-place = To place   { $left }   { $share }% of { $budget }
grid-all-placed = All placed: { $budget }
grid-too-much = To place   { $left }   Too much placed: { $over } over the budget of { $budget }
grid-no-budget = No budget set - press { $key }
grid-segments-in-sight = segments { $from }-{ $to } of { $all }
grid-promotions-in-sight = promotions { $from }-{ $to } of { $all }
grid-off-the-table = no longer on the table: { $amount }
grid-first = Before money can be placed:
grid-first-segments = Add the segments, here or in step 4
grid-first-promotions = Add a promotion
grid-first-budget = Set the budget

# What the guide tells of a cell.

grid-nothing-placed = Nothing placed here yet
grid-of-the-budget = { $share } of the budget
grid-marked = { $count } cells marked: { $sum } together
grid-raised-by = Raised by
grid-changed-by = Changed by
grid-was = was { $amount }
grid-last-plan = Last plan { $last }, change { $change }
grid-reason = "{ $reason }"
grid-locked = Locked ({ $sign }): spreading leaves it alone
grid-floor = At least { $floor }
grid-below-floor = Below its floor of { $floor } ({ $sign })
grid-ceiling = At most { $ceiling }
grid-above-ceiling = Above its ceiling of { $ceiling } ({ $sign })
grid-overwritten = { $what }: { $now }, and was { $was }. { $key } takes it back.
grid-agreed = Agreed
grid-not-yet = Not yet
grid-shown-in = Amounts are shown in { $unit }; type them in full.

# Opening positions: each department's own split, hidden, then compared. Nothing here says an amount before the reveal.

hand-in-title = { $department } hands in its own split - hidden
hand-in-hint = hand in
hand-in-hint-on = next cell
hand-in-intro = Type, or paste a block from a spreadsheet. It stays hidden until the splits are revealed. From a file: Esc, then { $key }.
hand-in-replaces = It takes the place of the one handed in before.
hand-in-reading = Reading the file; nothing of it is shown.
hand-in-filled = { $count ->
    [one] 1 cell: { $fit }
   *[other] { $count } cells: { $fit }
 }
hand-in-all = all of the money placed
hand-in-less = not all of the money placed
hand-in-more = more placed than there is
hand-in-no-budget = no budget set to compare with
hand-in-nothing-yet = nothing placed yet
hand-in-not-readable = not all of it can be read
hand-in-read = Cells read: { $count }. Enter hands them in.
hand-in-once-more = Enter once more hands it in. To go on typing, go to a cell.
hand-in-numbers-open = Its numbers could be read in two ways; they are read like { $example }.
hand-in-nothing-read = There is no amount in it.
hand-in-nothing-placed = Nothing is placed yet. Type an amount, or paste a block.
hand-in-no-segment = Line { $line }, column { $column }: no segment is called this.
hand-in-no-promotion = Line { $line }, column { $column }: no promotion is called this.
hand-in-no-amount = Line { $line }, column { $column }: this is no amount.
hand-in-negative = Line { $line }, column { $column }: an amount cannot be below zero.
hand-in-beyond-grid = Line { $line }, column { $column }: the grid has no cell there.
hand-in-too-long = Line { $line }: more rows than a plan has. Is it the right file?
hand-in-more-wrong = { $count } more like this. Nothing was taken.
handed-in = { $department } has handed in its split: { $fit }.
handed-in-of = Split handed in: { $department }
handed-in-first = Each its own split first? { $key }
handed-in-tags = Handed in, hidden: { $tags }
handed-in-shown = Splits: { $key } shows where they differ
handed-in-differ = { $count ->
    [0] Splits revealed: all agreed
    [one] Splits revealed: 1 cell to agree, { $key }
   *[other] Splits revealed: { $count } cells to agree, { $key }
 }

positions-title = Where the splits differ, the largest difference first
positions-note = type an amount, or go left
positions-hint-take = take it
positions-hint-type = type it
positions-hint-middle = the middle
positions-hint-settle = settle on it
positions-to-place = To place   { $left }   of { $budget }
positions-placed = Placed   { $placed }   - no budget set
positions-apart = Apart by
positions-agreed = Agreed
positions-in-sight = { $from }-{ $to } of { $all }
positions-alike = { $count ->
    [one] All agree on 1 cell, { $sum }: { $key } takes it over.
   *[other] All agree on { $count } cells, { $sum }: { $key } takes them over.
 }
positions-alike-done = { $count ->
    [one] All agree on 1 cell, { $sum }: settled.
   *[other] All agree on { $count } cells, { $sum }: settled.
 }
positions-alike-none = There is no cell on which all agree.
positions-alike-taken = All on which the splits agree is settled already.
positions-nowhere = The splits differ nowhere.
positions-settled = Settled: { $count }
positions-all-settled = All settled: { $count }

## goals: step 6: goals and rewards

## agreement: step 7: flags, signatures, parking lot, actions

ledger-change = { $day }  { $part }, requested by { $department }: { $reason }
ledger-change-of = { $part }: { $reason }
ledger-plan =
    { $count ->
        [0] The plan for { $period } was not changed on request since it was agreed; the room had allowed { $allowed }.
        [one] The plan for { $period } was changed once; the room had allowed { $allowed }.
       *[other] The plan for { $period } was changed { $count } times; the room had allowed { $allowed }.
    }
ledger-reopened = Reopened after it was agreed: { $reason }
ledger-title = How often plans were changed

past-ends = Earlier sessions are not known: { $name } was not found.
past-not-found = The session before this one ({ $name }) was not found. The plan can be made without it.

signed-added = is new
signed-and-more = and { $count } more
signed-as-it-stands = The plan stands as it was signed.
signed-changed = { $field } was { $from }, is { $to }
signed-not-agreed = { $parts } ({ $who })
signed-partly-void = partly void
signed-removed = is gone ({ $fields })
signed-still-open = Not yet agreed: { $what }
signed-title = What has changed since it was signed
signed-turned-valid = As it was signed again: the signature of { $who } for { $parts } is valid.
signed-turned-void = Void: the signature of { $who } for { $parts }. { $what } (V tells all)
signed-void = void
signed-void-and-valid = { $void }; valid for { $parts }
signed-void-for = void for { $parts }
signed-void-since = The signature is void for { $parts }, since:

plan-free-since = The freeze ended on { $date }. Plan anew in a session that follows this one.
plan-frozen-again = The change is carried out. The plan is frozen again, and saved.
plan-frozen-until = Agreed, and frozen until { $date }.
plan-part-open = Granted. Its part is open until the change is carried out; the rest stays frozen.
plan-closed = The plan is agreed. From here on it is frozen, and saved.

## big: the room view: one thing at a time for everybody to read

big-apart = { $splits }, { $amount } apart
big-are-expected = people are expected
big-are-here = people are here
big-ask-department = { $department }, how do you read it?
big-ask-parked = Place it, drop it, or keep it for next time?
big-ask-verdict = Keep it, change it, or stop it?
big-form = { $title }, { $at } of { $of }
big-gap = { $which }: { $money }
big-have-signed = departments have signed
big-rewards-hidden = Rewards are not shown here.

rewards-hidden = Rewards are hidden on the room view.
rewards-shown = Rewards are shown on the room view.

## review: a past session opened to read, compare and follow

compare-about = The session
compare-added = only in the second
compare-aside = { "  " }({ $what })
compare-and-more = and { $count } more
compare-apart-again = no longer part of { $other }
compare-became = afterwards: { $what }
compare-became-since = afterwards: { $what } ({ $reason })
compare-came-to = came to { $value }
compare-count-added = { $count } new
compare-count-changed = { $count } changed
compare-count-removed = { $count } gone
compare-evidence = What we know
compare-fact-separator = { "; " }
compare-hint-topic = next topic
compare-in-short = In short
compare-joined-again = part of { $other } again
compare-legend-added = only in { $later }
compare-legend-changed = in both, changed
compare-legend-removed = only in { $earlier }
compare-label = { $label }:{ " " }
compare-merged-into = merged into { $other }
compare-looking = Looking which sessions there are; ask once more.
compare-nothing = none
compare-not-found = The session to compare with ({ $name }) was not found.
compare-none = They differ in nothing: { $earlier } and { $later }
compare-on-promotion = promotion { $name }
compare-on-segment = segment { $name }
compare-placed = Placed in all
compare-removed = only in the first
compare-results = Results
compare-rows =
    { $count ->
        [one] 1 row for { $period }
       *[other] { $count } rows for { $period }
    }
compare-rewards-hidden = Hidden while the room looks on
compare-same = As before: { $topics }
compare-same-topic = { $title } ({ $count })
compare-session = { $title } ({ $date })
compare-settings = Settings
compare-settled-then =
    { $count ->
        [one] 1 more was settled in { $title }
       *[other] { $count } more were settled in { $title }
    }
compare-split-from = split off from { $other }
compare-title = { $earlier } -> { $later }
compare-together = Together: { $names }
compare-totals = The money in sum
compare-unchanged =
    { $count ->
        [one] 1 as before
       *[other] { $count } as before
    }
compare-with = Compare { $title } with ...
compare-without = Departments that we do not have

# A series of sessions over time.
over-title = Over time: { $brand }
over-reading = Reading the sessions of the series ...
over-alone = Only this session is known. With a session that follows it there is something to compare.
over-earlier = { $count } earlier: { $key }
over-later = { $count } later: { $key }
over-more = more below: { $key }
over-shares = Shares
over-index = Return index
over-by-segment = Budget by segment
over-by-promotion = Budget by promotion
over-plan-changes = Plan changes
over-goals = Goals
over-actions = Actions
over-short-shares = Shares
over-short-index = Index
over-short-by-segment = Segments
over-short-by-promotion = Promotions
over-short-plan-changes = Changes
over-short-goals = Goals
over-short-actions = Actions
over-of-spend = of spend
over-of-sales = of sales
over-total = Placed in all
over-says-shares = What each segment had of all spend and of all sales, in percent
over-says-index = Share of sales over share of spend; right of the line: more than 1
over-says-index-in-figures = Share of sales over share of spend; above 1: it brought more than its share
over-says-by-segment = What each plan places on each segment, in { $unit }
over-says-by-promotion = What each plan places on each promotion, in { $unit }
over-says-plan-changes = How often each plan was changed once agreed, and how often it might be
over-says-goals = What became of the goals that each session set
over-says-actions = What became of the actions that each session set
over-changes-made = changed
over-changes-allowed = allowed
over-not-known = not known
over-done-in-time = settled next time
over-done-later = settled later
over-still-open = still open
over-goal-figures = { $actual } of { $target }
over-goal-met = met
over-goal-missed = missed
over-goal-carried-on = carried on
over-goal-dropped = settled
over-goal-open = open
over-open-actions = To be done:
over-no-open-actions = Nothing is left to be done.
over-open-action = { $what }: { $who }
over-carried = { $count ->
        [one] { " " }(carried on once)
       *[other] { " " }(carried on { $count } times)
    }
over-not-found = not found
over-no-session = no session
over-gap-no-look-back = no look back
over-gap-no-result = no result
over-gap-not-yet = not yet
over-gap-merged = merged
over-gap-gone = gone
over-gap-no-shares = no shares
over-gap-no-spend = no spend
over-gap-currency = in { $currency }
over-gap-measure = other unit
over-note = { $mark }  { $day }: { $what }
over-new = "{ $name }" is new.
over-renamed = "{ $from }" is called "{ $to }" from here on.
over-split = "{ $part }" was split off "{ $from }". Figures before and after are not of the same customers.
over-merged = "{ $from }" went into "{ $into }". Figures before and after are not of the same customers.
over-gone = "{ $name }" was taken off the table.
over-missing = Earlier sessions are not known: { $name } was not found, or cannot be read.
over-hole = { $period }: no session of this series speaks of it.
over-beside = Following one of these too, and not shown: { $names }
over-no-look-back = { $period }: there was no look back by segment.
over-several-tables = { $period }: several tables tell of the same money. Shown is the first; they are never added up.
over-other-measure = { $period }: sales are given in { $measure }, elsewhere in { $other }. They are not put side by side.
over-other-currency = { $period } is planned in { $currency }. It is not put beside amounts in { $other }.

# What became of an input in later sessions.
then-separator = { "; " }
then-goal-met = met: { $actual } of { $target }
then-goal-missed = missed: { $actual } of { $target }
then-reward-given = the reward was earned, and given
then-reward-owed = the reward is earned and owed
then-reward-not-earned = the reward was not earned
then-action-done = done
then-open = still open
then-carried-on = carried on
then-settled = settled
then-because = "{ $reason }"
then-money-same = the next plan places { $to } again
then-money-more = the next plan places { $to }, { $by } more than { $from }
then-money-less = the next plan places { $to }, { $by } less than { $from }
then-brought = of { $planned } planned, { $spend } were spent; sales { $sales }
then-renamed = called "{ $to }" from here on, not "{ $from }"
then-split = "{ $part }" was split off it
then-merged = it went into "{ $into }"
then-state = { $state }
then-gone = no longer on the table
then-kept = kept: { $answer }
then-kept-unasked = whether it was kept, nobody said
then-reworded = now says: { $text }
then-figure = { $to }, after { $from }

# A session gone through as it happened.
walk-clock = review - { $date } { $time }, { $at } of { $all }
walk-at-start = This is the beginning of the session.
walk-at-end = This is how the session ended.
walk-no-later-decision = No decision comes after this.
walk-no-earlier-decision = No decision comes before this.
walk-founds = { $who } begins the session
walk-raises = { $who } raises { $what }
walk-edits = { $who } changes { $what }
walk-removes = { $who } takes off the table: { $what }
walk-restores = { $who } brings back { $what }
walk-moves = { $who } moves { $what }
walk-merges = { $who } merges into { $what }
walk-agrees = { $who } says yes to { $what }
walk-withdraws = { $who } takes back the yes to { $what }
walk-attributes = { $who } corrects who raised { $what }
walk-signs = { $who } signs: agrees
walk-signs-reserving = { $who } signs with a reservation
walk-objects = { $who } signs: objects
walk-takes-back = { $who } takes the signature back
walk-settles = { $who } answers for a flag
walk-opens-again = { $who } opens an answered flag again
walk-closes = { $who } closes the plan: agreed
walk-reopens = { $who } has the plan opened again
walk-reveals = { $who } reveals the opening positions
walk-hands-in = { $who } hands in an opening position
walk-sets = { $who } sets { $what }
walk-does = { $who }: { $what }

## rule: D1-D3 and X1-X6: what a flag says and why the rule exists

rule-d1 = Decide together
rule-d2 = Track what promotion brought
rule-d3 = Know the market from both ends
rule-x1 = No arguing over credit
rule-x2 = Reward Marketing too
rule-x3 = Bring in the other functions
rule-x4 = Let the plan hold still
rule-x5 = No attack on a customer
rule-x6 = Say what the customer gains

matters-d1 = What only one department decided, the other will not carry out; both place the money, and both stand by it.
matters-d2 = A plan that nobody measures repeats last time's mistake with this time's money.
matters-d3 = Studies say why, customers say what hurts today; either alone leads the room astray.
matters-x1 = Once the room argues about who did more, nobody talks about the customer any more.
matters-x2 = Whoever helps to beat the number and gets nothing for it will not help twice.
matters-x3 = What Sales and Marketing settle among themselves is undone by those who must pay for it, make it and deliver it.
matters-x4 = Salespeople, dealers and customers who meet a new promotion each month believe none of them.
matters-x5 = What is said about a customer in front of the team is how that customer will be treated.
matters-x6 = Customers do not care who leads or how old we are; they ask what they gain.

flag-absent = { $department } is not here.
flag-blame = Blame for a department: { $what }
flag-boast = Speaks of us, not of what the customer gains: { $what }
flag-credit = Credit for one department: { $what }
flag-gap-unread = { $what }: { $spend }% of the spend brought { $sales }% of the sales, and no joint reading says why.
flag-here-with-floor = { $rule }  { $flag }  { $department } has the floor now.
flag-here = { $rule }  { $flag }
flag-hostile = { $what }: a customer is named, and hard words with it.
flag-in-list = { $rule } { $flag }
flag-money-not-shared = Money that Sales and Marketing do not yet both stand by: { $what }
flag-no-conclusion = The room drew no conclusion from what it knows of the market.
flag-no-evidence = A conclusion that rests on nothing: { $what }
flag-no-result = { $what }: money in the last plan, and no result.
flag-no-reward = { $department } has no reward.
flag-no-shared-goal = A reward that is tied to no goal of both departments: { $what }
flag-no-value = Nobody says what the customer gains: { $what }
flag-no-verdict = { $what }: read, but nobody says keep, change or stop.
flag-no-working-agreement = There is no working agreement between Sales and Marketing.
flag-not-heard = { $department } has not been heard.
flag-not-signed = { $department } has not signed.
flag-old-studies-only = A conclusion that rests on old studies alone: { $what }
flag-one-stream = A conclusion that rests on { $stream } alone: { $what }
flag-open-again = The flag is open again.
flag-promotions-not-shared = Promotions that Sales and Marketing do not yet both stand by: { $what }
flag-reading-by-one = { $what }: read without { $department }.
flag-reading-incomplete = { $what }: read without saying { $missing }.
flag-not-by-habit = A held remark is released by R and by no other key.
flag-released = Released: everybody sees the remark as it was said.
flag-repeated = { $what } follows too soon on { $earlier }: the same kind for the same audience, for other products.
flag-running-cancelled = Called off while it was running: { $what }
flag-running-changed = Changed while it was running: { $what }
flag-sales-not-behind = Sales does not stand behind the message: { $what }
flag-segments-not-shared = Segments that Sales and Marketing do not yet both stand by: { $what }
flag-step-unheard = { $department } gave no input to { $what }.
flag-threshold-none = not named
flag-threshold-not-above = { $what }: the threshold is { $threshold }, where { $expected } is expected anyway.
flag-tier-not-by-sales = Tiers that Sales did not raise and has not confirmed: { $what }
flag-too-many-plan-changes = The plan for { $period } was changed { $count ->
    [one] once
   *[other] { $count } times
}; the room had allowed itself { $allowed }.

missing-by-what-means = by what means
missing-customers-satisfied = whether the customers are satisfied
missing-target-met = whether the target was met

remark-held = held remark ({ $department })
reworded-separator = {"; "}
reworded-request = we ask: { $text }
reworded-fact = { $text }
reworded-effect = effect: { $text }

settlement-dismissed = dismissed
settlement-released = released
settlement-resolved = resolved

# What to say, or ask, instead of a wording that the text rules have marked; it is read out to the room.

reword-blame = What happened, and what do we need from each other next time?
reword-credit = Was the target met, is the customer satisfied, and by what means? It took all of us.
reword-history = What does the customer gain from our experience?
reword-hostile = Say what happened, what it costs us, and what we ask of them.
reword-leader = What does the customer gain from our being ahead?
reword-quality = What does the customer save or earn by this quality?

## change: what was done, in one line, and how to take it back

agreed-to = { $department } says yes. The same key takes it back.
attributed = Corrected: { $department } raised it.
attributed-already = { $department } is recorded already. If another department said it, press its key first, then t.
redone = Done again: { $what }. Ctrl-Z takes it back.
removed = Removed: { $what }. Ctrl-Z brings it back as it was.
undone = Undone: { $what }. Ctrl-Y does it again.
withdrew = { $department } takes its yes back.

back-how-to-leave = Nothing to leave here. Press q to go home, Ctrl-Q to leave Roundtable; all is kept.
leave-press-again = Press Ctrl-C once more to leave. Everything is kept.
leave-would-lose = The last inputs are in memory only. F12 saves elsewhere; Ctrl-Q once more leaves without them.

fact-separator = { ", " }
list-separator = { ", " }
person-of-department = { $department } - { $person }
what-and-more = { $what } and { $more } more
what-of-kind = { $kind }: { $what }
yes-taken-back = the yes taken back from { $what }
yes-to = the yes to { $what }

## refusal: why a change was not taken, and what to do

refusal-ends-before-it-begins = The end lies before the beginning. Check the two dates.
refusal-floor-above-ceiling = The least is more than the most. Change one of the two.
refusal-frozen = The plan is agreed and frozen. Reopen it first; that takes a reason.
refusal-into-itself = A segment cannot be merged into itself. Choose another one.
refusal-meeting-is-theirs = Sales and Marketing stay at the table: the meeting is theirs.
refusal-needs-department = Say first which department is speaking: F2, F3 and so on.
refusal-needs-reason = A reason is needed here; one line is enough.
refusal-negative-amount = An amount cannot be below zero.
refusal-not-agreed = The plan is not agreed yet, so it can still be changed freely.
refusal-not-held = Only a remark that is held can be released.
refusal-no-such-note = There is no such private note any more.
refusal-not-on-table = This is no longer on the table. Bring it back first.
refusal-not-settled = This flag is open already.
refusal-left-before = What the last session left is settled or carried on: it cannot be removed.
refusal-signature-void = { $department } signed before this changed: { $part }. Ask them to sign again.
refusal-not-signed = Sales and Marketing must both agree first, with or without a reservation.
refusal-not-whole = Only whole numbers count here.
refusal-not-a-percentage = Limits are percentages from 0 to 100, each no lower than the one before.
refusal-nothing-to-redo = Nothing was undone, so there is nothing to redo.
refusal-nothing-to-compare = It takes two splits to compare. H hands in the one of the department that speaks.
refusal-nothing-to-undo = Nothing to undo yet.
refusal-on-table-already = This is on the table already. Change the one that is there.
refusal-out-of-order = This does not fit what just happened. Try once more.
refusal-required = This cannot stay empty.
refusal-revealed-already = The splits are revealed already. Now the cells are agreed: w shows where you differ.
refusal-seat-taken = { $name } has a seat already.
refusal-sits-elsewhere = { $name } sits for another department. Choose somebody of this one.
refusal-unknown-participant = This person has no seat any more. Add them again in step Room.

## import: tables that come in, and their errors by line

import-stopped = Stopped. Nothing was imported.
import-broke-off = Reading broke off: an error in Roundtable. Nothing was imported. Import the file again; if that fails, save it as a new CSV.
import-empty = There is no table in { $file }.
import-open-quote = In { $file }, a quotation mark opens on line { $line } and is never closed. Close it there, or save the file again from the program it comes from.
import-too-many-columns = { $file } has more than 2,000 columns. Save only the columns that matter.
import-too-many-groups = These columns make more than { $most } groups. Choose columns with fewer different values.
import-locked = { $file } is protected by a password or in the old format. Save it as .xlsx without a password, or as CSV.
import-no-sheet = { $file } has no sheet called { $sheet }.
import-workbook-broke-off = { $file } asks for more memory or time than a workbook may. Save the sheet as CSV and import that.
import-bad-workbook = { $file } cannot be read as a workbook ({ $why }). Open it in a spreadsheet program and save it again.
import-disk = { $file } cannot be read: { $why }

import-line-not-a-number = Line { $line }, { $column }: "{ $cell }" is no number like { $example }.
import-line-other-currency = Line { $line }, { $column }: "{ $cell }" is not in { $currency }.
import-line-too-large = Line { $line }, { $column }: with "{ $cell }" the sum is larger than a session can hold.
import-line-not-a-day = Line { $line }, { $column }: "{ $cell }" is no date.
import-line-surplus = Line { $line }: "{ $cell }" stands beyond the last column.
import-line-missing = Line { $line }, { $column }: nothing stands here.

import-no-column = Choose a column for { $role }.
import-wrong-lines = Lines that cannot be read: { $count }. Mend the file, or choose to leave them out.
import-nothing = Nothing in this file is new.

import-still-reading = Still reading. Press Enter again when the figures are there; Esc stops.
import-done-results = Imported from { $file }: { $count } results. u takes all of it back.
import-done-customers = Imported from { $file }: { $count } customers. u takes all of it back.
import-done-evidence = Imported from { $file }: { $count } pieces of evidence. u takes all of it back.

import-makes = What this makes
import-first-rows = First rows
import-unreadable = Lines that cannot be read, { $first }-{ $last } of { $count }
import-sort-days = days
import-sort-nothing = nothing
import-sort-numbers = numbers
import-sort-words = words
import-reading-percent = Reading { $percent }%
import-reading-megabytes = Reading, { $megabytes } MB so far
import-beside = { $count } of them are on the table already, from { $source }; both would be added up. Is it the same money?
import-brings-results = { $count } results
import-brings-customers = { $count } customers
import-brings-evidence = { $count } pieces of evidence
import-spent = { $amount } spent
import-sold = { $amount } sold
import-put-out = { $amount } put out
import-new-segments = New segments, { $count }: { $names }
import-known-segments = Segments we have, { $count }: { $names }
import-new-promotions = New promotions, { $count }: { $names }
import-known-promotions = Promotions we have, { $count }: { $names }
import-read-as = Read { $records } rows as { $encoding }
import-replaces = replaces { $count } rows of the last import
import-replaces-list = replaces the list of { $count } customers from { $source }
import-known = { $count } are on the table already
import-left-out-empty = { $count } without any figure left out
import-left-out-totals = sums left out on line { $lines }
import-left-out-wrong = unreadable and left out: { $count }

import-day-first = 31/12
import-month-first = 12/31
import-refuse-lines = import nothing
import-leave-out-lines = leave them out
import-replace-earlier = replace them
import-keep-earlier = keep them and add
import-sales-are-money = The other results here give sales in money, which cannot be added to counts. Remove them first, or use another session.
import-sales-are-counted = The other results here count { $counted }, which cannot be added to anything else. Write it at "We count" only if this file counts the same; or use another session.

## export: minutes and tables that go out

export-as-html = page for browser and printer (HTML)
export-as-markdown = text with marks (Markdown)
export-as-xlsx = workbook (Excel)
export-as-csv = tables as plain text, in a folder (CSV)
export-as-json = for programs (JSON)
export-for-everyone = everyone, without rewards
export-for-leadership = leadership, with rewards
export-notes-left-out = no
export-notes-included = yes, they go along

export-left-out = For everyone; rewards are left out.
export-with-rewards = For leadership; with rewards.
export-remark = Looking back on { $looked-back }. Amounts in { $currency }. { $for-whom }
export-section = Section
export-text = Text
export-overview = Overview

# The first page.

export-decisions = Decisions
export-is-draft = A draft: the plan is not agreed yet.
export-is-agreed = The plan was agreed on { $when }.
export-is-reopened = The plan was agreed, and opened again on { $when }.
export-named = { $name } ({ $what })
export-concluded = What we conclude, and what follows for the brand:
export-verdicts = What we keep, change and stop
export-money = Money
export-budget-placed = Budget { $budget }, all of it placed.
export-budget-over = Budget { $budget }, placed { $placed }: { $rest } more than there is.
export-budget-open = Budget { $budget }, placed { $placed }, still to place { $rest }.
export-grid = Budget by segment and promotion, { $unit }
export-actions = Who does what by when
export-reservations = Reservations and objections
export-reserves = { $department } ({ $who }) agrees with a reservation: { $reason }
export-objects = { $department } ({ $who }) objects: { $reason }
export-no-reservations = Nobody who signed has a reservation or an objection.
export-people = Who was there

# The record.

export-when = When
export-step = Step
export-about = Beside
export-what = What
export-who = Who
export-line = Line
export-at-stake = At stake: the spend of a line less its share of sales of all spend. Above zero it was not earned back like the rest; below zero the line brought more than its share.
export-small-base = Small base
export-coverage = Customers and sales covered
export-counted-twice = Counted twice
export-chart-shares = Share of the spend beside share of the sales
export-chart-money = Where the money goes: segments, and promotions in them
export-last-plan = What the last plan placed
export-position = Opening position of { $department }
export-flag-open = open
export-changes = What was changed after the plan was agreed
export-change = Change
export-chair = the chair
export-removed = taken off the table
export-agreed-to = said yes to it
export-figure = Figure
export-one-by-one = One by one
export-over-time = Over time, up to this session
export-series-missing = Before the earliest session here there was another ({ $name }), which was not found or cannot be read.
export-void = Void
export-withdrew = took the yes back
export-altered = moved or put right
export-private-notes = Private notes of the chair

# Where it went, or why it did not.

export-done = Exported: { $path }
export-not-done = Not exported, and nothing was written. { $why }
export-template-broken = { $at }: { $what }. Mend it there, or move the file away: then Roundtable's own page is used.
export-template-endless = { $at }: its loops come to no end. Mend it there, or move the file away: then Roundtable's own page is used.
export-template-unreadable = { $at } is no template: no text (UTF-8), or longer than 1 MB. Mend it, or move the file away: then Roundtable's own page is used.
export-too-large = The tables do not fit into a workbook: { $why }. Choose CSV.
export-logo-too-large = { $at } is larger than 512 kB, too large for a logo. Put a smaller picture there.
export-disk-full = The disk is full: { $path }. Free some space, or choose another folder.
export-disk-denied = { $path } cannot be written there. Choose another folder.
export-disk-missing = { $path }: there is no such folder. Choose another one.
export-disk-exists = { $path } is there already and is never overwritten. Choose another name.
export-disk-other = { $path }: { $why }.
export-broke-off = The export broke off. Nothing was written; try it again.

## storage: saved, not saved, damaged, locked, recovered

brought-back = Back from the trash: { $name }.
trash-empty = The trash is empty.
trashed = In the trash: { $name }. It can be brought back from there.
trouble-over = The trouble is over; saving works again.

# A session file that cannot be opened.

file-empty = { $file } is empty. It was left as it is; x moves it to the trash, "roundtable recover" finds an earlier version.
file-foreign = { $file } is no Roundtable session. It was left as it is.
file-newer = { $file } was written by a newer Roundtable ({ $version }). Update Roundtable to open it; the file was left as it is.
file-too-large = { $file } is larger than any session (64 MiB). It was left as it is.
file-not-text = { $file }, line { $line }, column { $column }: not readable as text. The file was left as it is; "roundtable recover" finds an earlier version.
file-damaged = { $file }, line { $line }, column { $column }: { $what }. The file was left as it is; "roundtable recover" finds an earlier version.
file-too-deep = { $file }, line { $line }, column { $column }: nested more deeply than any session. It was left as it is.
file-instead = { $why } The last version that was kept is opened instead, in a file of its own.

# What the disk does not let us do, and what helps.

disk-full = The disk is full. Free some space, or press F12 to save elsewhere.
disk-read-only = { $path } can only be read. Press F12 to save elsewhere.
disk-denied = { $path }: no permission. Press F12 to save elsewhere.
disk-missing = { $path } is not there. Is the disk or the shared folder connected? F12 saves elsewhere.
disk-exists = { $path } is there already and is never overwritten. Choose another name.
disk-busy = { $path } is in use by another program. Close it there, or press F12 to save elsewhere.
disk-elsewhere = { $path } lies on another disk. Choose a folder on the same disk.
disk-unsupported = This disk cannot do what saving needs ({ $path }). Press F12 to save elsewhere.
disk-other = { $path }: { $why }. Press F12 to save elsewhere.
disk-thread-gone = Saving has stopped. Leave with Ctrl-Q and start again: what was kept is offered then.

# What was saved, and where it is otherwise.

save-unwritable = The session could not be written to its file ({ $why }). Nothing is lost: press F12 to save elsewhere.
save-file-behind = { $why } Nothing is lost: everything is kept aside, and saving is tried again.
save-in-memory-only = { $why } What was entered since { $time } is in memory only.
save-conflict = Somebody else saved { $theirs } meanwhile. Theirs stays as it is; ours goes on in { $ours }.
save-elsewhere-done = The session goes on in { $path }.
save-not-closed = { $why } Nothing is lost: everything is offered when the session is opened again.

# What to know of a session that was opened.

open-example = An example to look at. Begin your own with n at home.
open-recovered-beside = Inputs from an earlier time do not fit this file any more: { $file } has them, as a session of its own.
open-held-by-somebody = Somebody else has this session open. You can look at it; to write, have them close it first.
open-held-by = { $user } on { $host } has this session open since { $time }. You can look at it; to write, have them close it first.
open-edited-in-passing = This file was touched outside Roundtable. Nothing in the plan differs.
open-edited-outside = This file was edited outside Roundtable. What it said was taken over; the old version is kept.

## cli: the commands that need no screen

cli-busy = Somebody else has this session open. Try again once they have closed it.
cli-import-crash-first = A crash has left something of this session. Open it on the screen, or run roundtable recover, then import.
cli-import-empty = Left out, no figures
cli-import-imported = Imported
cli-import-known = On the table already
cli-import-known-promotions = Known promotions
cli-import-known-segments = Known segments
cli-import-leave-out = With --leave-out-wrong-lines the others are imported.
cli-import-new-promotions = New promotions
cli-import-new-segments = New segments
cli-import-no-column = There is no column { $column }. There are: { $columns }
cli-import-no-department = There is no department { $named } here. Type Sales, Marketing, or another one at the table.
cli-import-numbers-open = Some numbers can be read in two ways. They are read like { $example }; --numbers point or --numbers comma decides.
cli-import-read = Read
cli-import-read-as = { $records } rows, { $encoding }, numbers like { $example }
cli-import-replaced = Replaces earlier
cli-import-replaced-list = the list of { $count } customers from { $source }
cli-import-totals = Sums left out, lines
cli-import-would-import = Would be imported
cli-import-wrong = Cannot be read, lines
cli-file-and-command = "{ $file }" is a file where a command was expected. Use either a file or a command; see roundtable --help.
cli-dumb-terminal = This terminal calls itself dumb (TERM=dumb) and cannot show the screen. Start it in another terminal, or with TERM=xterm in front if this one can do more than it says. What works without a screen: roundtable --help
cli-no-example = There is no example "{ $name }". roundtable list names them.
cli-example-not-followed = An example cannot be followed: nobody can hold it. Open a session of your own, and follow that.
cli-no-home = No home folder is known: HOME is not set, or is no whole path. Name the folders with ROUNDTABLE_DIR and ROUNDTABLE_STATE.
cli-no-such-command = "{ $file }" is no command, and there is no such file, here or in the folder of sessions. See roundtable --help and roundtable list.
cli-no-such-file =
    { $file }: there is no such file, here or in the folder of sessions
    What there is, roundtable list shows.
cli-several-sessions =
    Several sessions have "{ $name }" in their names:
    { $names }
    Name one of them, or more of its name.
cli-no-terminal = The screen needs a terminal, and there is none here. What works without one: roundtable --help
cli-no-theme = There is no theme "{ $name }" ({ $file }). There are: { $names }
cli-output-failed = Not everything could be printed: { $why }
cli-terminal-failed = The terminal could not be used: { $why }
cli-unwritable = The session could not be written as a file: { $why }

# Where something is wrong stands first, as FILE:LINE:COLUMN where there is a line; what to do stands on a line below.

cli-content-damaged =
    { $at }: { $what }
    Mend it there, or see what there is instead with roundtable recover --list.
cli-content-empty =
    { $at }: the file is empty
    See what there is instead with roundtable recover --list.
cli-content-foreign =
    { $at }: this is no Roundtable session
    It was left as it is.
cli-content-newer =
    { $at }: written by a newer Roundtable ({ $version })
    Update Roundtable to read it; it was left as it is.
cli-content-not-text =
    { $at }: this is no text (UTF-8)
    Mend it there, or see what there is instead with roundtable recover --list.
cli-content-too-deep =
    { $at }: nested more deeply than any session
    It was left as it is.
cli-content-too-large =
    { $at }: larger than any session (64 MiB)
    It was left as it is.

cli-edited-checksum =
    { $at }: edited outside Roundtable; the checksum on the last line does not fit
    Nothing in the plan differs. Opening and saving it on the screen makes it whole.
cli-edited-history =
    { $at }: edited outside Roundtable; entry { $entry } of the history cannot be followed
    Opening it on the screen takes over what it says, as one entry; the old version is kept.
cli-edited-state =
    { $at }: edited outside Roundtable; the history leads to another plan
    Opening it on the screen takes over what it says, as one entry; the old version is kept.

cli-check-flags = { $count ->
    [one] { $at }: 1 flag open
   *[other] { $at }: { $count } flags open
}
cli-check-ok = { $entries ->
    [one] { $at }: ok (1 entry)
   *[other] { $at }: ok ({ $entries } entries)
 }
cli-check-totals =
    { $at }: the rows do not add up to the total
    Money lies on a segment or a promotion that is not in the plan. Open it on the screen and see the budget.

cli-disk-busy = { $path }: in use by another program
cli-disk-denied = { $path }: permission denied
cli-disk-exists =
    { $path }: there already, and nothing is overwritten
    Choose another name.
cli-disk-full =
    { $path }: the disk is full
    Free some space, or choose another folder with --dir.
cli-disk-missing =
    { $path }: not there
    Is the disk or the shared folder connected?
cli-disk-no-file = { $path }: no plain file
cli-disk-other = { $path }: { $why }
cli-disk-other-disk = { $path }: on another disk
cli-disk-read-only = { $path }: can only be read
cli-disk-unsupported = { $path }: its disk cannot do what saving needs

cli-export-needs-output = { $format } needs a file of its own: name it with -o.
cli-export-needs-table =
    CSV is several tables: name a folder for them with -o, or one of them with --table.
    There are: { $tables }
cli-export-no-table =
    There is no table { $table } in this session.
    There are: { $tables }

cli-journal-unreadable = { $path } is a journal that cannot be read. It was left as it is.

cli-list-examples = Examples
cli-search-none = Nobody said that in any session of your folder. With --examples the examples are searched too.
cli-search-nothing = Say what to look for: words, or a condition such as --by sales.
cli-list-none = There is no session in { $folder } yet. Begin one with roundtable new, or on the screen.
cli-list-none-such = No session in { $folder } is called so. roundtable search looks in all that was said.

cli-new-not-taken = "{ $text }": { $why }

cli-path-backups = Earlier versions
cli-path-journals = Journals
cli-path-quarantine = Copies of unreadable files
cli-path-sessions = Sessions
cli-path-settings = Settings
cli-path-trash = Trash
cli-path-template = Own page for minutes, if there is one
cli-path-logo = Own logo (png, svg, jpg), if there is one

cli-recover-apart = Does not follow its file; it will be put beside it.
cli-recover-backup = Its file cannot be read; this is the last whole version, with { $entries } entries. Its number brings it back, beside the file.
cli-recover-file-gone = Its file is gone; it will be written again.
cli-recover-file-unreadable = Its file cannot be read; it will be put beside it.
cli-recover-follows = Not yet in the file, since { $since }; entries: { $entries }
cli-recover-in-use = Somebody has this session open; nothing is to be done.
cli-recover-no-such-number = There is no such number. roundtable recover --list shows what there is.
cli-recover-none = Nothing is left to recover.
cli-recover-which = Say which by its number: roundtable recover --list shows them.

cli-show-agreed = { $origin }; agreed by { $departments }
cli-show-answered-flags = Answered flags
cli-show-at-stake = at stake
cli-show-break-even = break-even
cli-show-cells = Money, cell by cell
cli-show-follows = Follows
cli-show-gap = gap
cli-show-hidden-position = { $department } has handed in its own split; it is hidden until all are revealed.
cli-show-index = index
cli-show-life = { $life } ({ $when })
cli-show-minutes = ({ $used } of { $planned } min)
cli-show-minutes-added = ({ $used } of { $planned } + { $added } min)
cli-show-missing-seats = Nobody sits for { $departments }.
cli-show-origin = { $department } ({ $when })
cli-show-origin-of-person = { $department } ({ $person }, { $when })
cli-show-planned = last plan
cli-show-plan-changes = Requests to change the agreed plan
cli-show-promotions = Promotions
cli-show-readings = Joint readings
cli-show-remainder = Still to place
cli-show-share = %
cli-show-total = Total

cli-wording-input-failed = Standard input cannot be read: { $why }
cli-wording-not-text =
    { $at }: this is no text (UTF-8)
    Save the remarks as UTF-8 and try again.
cli-wording-too-large = { $at }: larger than 64 MiB

cli-words-damaged =
    { $at }: { $what }
    Mend it there, or move the file away: then the words that come with Roundtable are used.
cli-words-not-text =
    { $at }: this is no text (UTF-8)
    Save the list of words as UTF-8 and try again.
cli-words-too-large =
    { $at }: larger than any list of words (256 kB)
    Take out what is not needed.
