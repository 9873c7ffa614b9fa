glose("ar-SA",["link-target","double-space"],[
["a",2,2,9,"the link leads to 'https://example.com/a?x=1&y=2', the source's to 'https://example.com/b'","راجع‏ [الصفحة](https://example.com/a?x=1&amp;y=2) ثم  اختر `A<B`.",16,9,"2 blanks, where one will do","راجع‏ [الصفحة](https://example.com/a?x=1&amp;y=2) ثم  اختر `A<B`."]]);
