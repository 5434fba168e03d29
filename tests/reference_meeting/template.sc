# What the spreadsheet's user has prepared before the meeting: headings and formulas. None of its keys are counted.
set numeric
set newline_action=l
format A 30 2 0
format B 20 2 0
leftstring A1 = "Name"
leftstring B1 = "Department"
leftstring C1 = "Role"
leftstring D1 = "Signed"
leftstring A7 = "How we work together"
leftstring B7 = "By"
leftstring A9 = "Customers said"
leftstring B9 = "Source"
leftstring C9 = "By"
leftstring A12 = "Studies say"
leftstring B12 = "Source"
leftstring C12 = "By"
leftstring A15 = "Conclusion"
leftstring B15 = "Rests on"
leftstring C15 = "By"
leftstring A17 = "Segment"
leftstring B17 = "Defined by"
leftstring C17 = "Tier"
leftstring D17 = "Customers"
leftstring E17 = "Sales"
leftstring F17 = "By"
leftstring G17 = "Spent"
leftstring H17 = "Brought"
leftstring I17 = "By"
leftstring J17 = "% spent"
leftstring K17 = "% brought"
leftstring L17 = "By"
leftstring L14 = "Promotion"
leftstring L15 = "Kind"
leftstring L16 = "By"
leftstring Q17 = "Total"
leftstring R17 = "% of budget"
leftstring A21 = "Total"
let D21 = @sum(D18:D20)
let E21 = @sum(E18:E20)
let G21 = @sum(G18:G20)
let H21 = @sum(H18:H20)
let J18 = G18*100/G21
let J19 = G19*100/G21
let J20 = G20*100/G21
let K18 = H18*100/H21
let K19 = H19*100/H21
let K20 = H20*100/H21
let M21 = @sum(M18:M20)
let N21 = @sum(N18:N20)
let O21 = @sum(O18:O20)
let P21 = @sum(P18:P20)
let Q18 = @sum(M18:P18)
let Q19 = @sum(M19:P19)
let Q20 = @sum(M20:P20)
let Q21 = @sum(Q18:Q20)
let R18 = Q18*100/M22
let R19 = Q19*100/M22
let R20 = Q20*100/M22
leftstring L22 = "Budget"
leftstring L23 = "To place"
let M23 = M22-Q21
leftstring A22 = "Goal"
leftstring B22 = "Target"
leftstring C22 = "By"
leftstring A25 = "Reward for"
leftstring B25 = "What"
leftstring C25 = "By"
leftstring A28 = "Action"
leftstring B28 = "Who"
leftstring C28 = "By"
mark a "Sheet1" A2
mark w "Sheet1" A8
mark v "Sheet1" A10
mark s "Sheet1" A13
mark f "Sheet1" A16
mark c "Sheet1" A18
mark p "Sheet1" M14
mark k "Sheet1" M15
mark b "Sheet1" M16
mark t "Sheet1" M22
mark x "Sheet1" L18
mark y "Sheet1" L19
mark z "Sheet1" L20
mark q "Sheet1" G18
mark i "Sheet1" G19
mark o "Sheet1" G20
mark h "Sheet1" A23
mark r "Sheet1" A26
mark n "Sheet1" A29
mark d "Sheet1" D2
goto A0
