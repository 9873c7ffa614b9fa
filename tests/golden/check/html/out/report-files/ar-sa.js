glose("ar-SA",["anchor-missing","link-target","double-space"],[
["a",2,1,7,"the heading has no <a name=\"...\">: links to it break when the source's words change","",6,9,"the link leads to 'https://example.com/a?x=1&y=2', the source's to 'https://example.com/b'","راجع‏ [الصفحة](https://example.com/a?x=1&amp;y=2) ثم  اختر `A<B`.",8,9,"2 blanks, where one will do","راجع‏ [الصفحة](https://example.com/a?x=1&amp;y=2) ثم  اختر `A<B`."],
["more",0,1,1,"the heading has no <a name=\"...\">: links to it break when the source's words change",""]]);
