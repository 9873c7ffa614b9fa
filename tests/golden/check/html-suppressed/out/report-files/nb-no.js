glose("nb-NO",["html-tags","number-missing","double-space","space-before-punctuation"],[
["a",2,36,6,"2 blanks, where one will do","Velg  Lagre og 5 sider <b>nå</b>.",26,6,"'5', but the source has the number '6'","Velg  Lagre og 5 sider <b>nå</b>.",1,6,"the source has no tag '<b>'","Velg  Lagre og 5 sider <b>nå</b>.",61,8,"a blank before '.'","Lagre ."]]);
