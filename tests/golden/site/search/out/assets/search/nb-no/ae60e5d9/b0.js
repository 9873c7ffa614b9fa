gloseSearch("b",0,[["index.html","Tilbakestill passordet","Skriv inn «kode» på siden.\n Rå & ærlig HTML  \nSet-Passord\nFeil\n42\n1\n2"],
["only.html","Only in English","Nobody has translated this.","en-US"]]);
