### Every word on a screen, in English. Groups follow the rooms of the program and stand in the same order in every language;
### a key begins with its group's name; what belongs together stands together.
### No character of ambiguous width: three dots, straight quotes.

## app: the program itself

app-name = Roundtable

## number: amounts, shares and counts as people type them

number-error-empty = Type a number.
number-error-negative = This cannot be below zero.
number-error-no-budget = There is no budget yet to take a percentage of. Type an amount.
number-error-not-a-number = This is no number. You can type { $example }, 120k, 1.2m, 3*4000, 15% or +10%.
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
date-error-not-a-date = This is no date. You can type 1 Mar 2027, 2027-03-01, tomorrow or in 2 weeks.
date-error-not-a-period = This is no period. You can type Q1 2027, Oct-Dec 2026 or 2027-01-01..2027-02-14.
date-error-year-out-of-range = Only years from 1900 to 2999 can be planned.

## department: names of the departments

## step: names of the seven steps, what each is for, what to ask the room

## chrome: what stands on every screen: rail, guide, foot, saved or not, the clock

## action: every action by name: footer, ?, palette; and why one is off

## overlay: forms, lists and questions that stand over a step

## home: continue, new, past sessions, examples

## room: step 1: seats, participants, working agreement, what the last session left

## look-back: step 2: results, shares, joint readings

## research: step 3: evidence, conclusions, positioning

## segments: step 4: tiers, segments, value for the customer

## budget: step 5: the grid, opening positions, what is left to place

## goals: step 6: goals and rewards

## agreement: step 7: flags, signatures, parking lot, actions

## review: a past session opened to read, compare and follow

## rule: D1-D3 and X1-X6: what a flag says and why the rule exists

## change: one line of the history: what was done

## refusal: why a change was not taken

## import: tables that come in, and their errors by line

## export: minutes and tables that go out

## storage: saved, not saved, damaged, locked, recovered

## cli: the commands that need no screen
