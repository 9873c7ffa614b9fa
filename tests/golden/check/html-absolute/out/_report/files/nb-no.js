glose("nb-NO",["double-space","inconsistent"],[
["a",2,0,6,"2 blanks, where one will do","Velg  Lagre."],
["b",2,17,7,"the same source is otherwise translated in 2 of 3 units: 'Lagre den med det samme.' (nb-NO/b.md:5)","Ta vare på den med det samme."]]);
