gloseSearch("b",0,[["index.html","Reset your password","Type the code on the page.\n Raw HTML  \nSet-Passord\nError\n42\n1\n2"],
["only.html","Only in English","Nobody has translated this."]]);
