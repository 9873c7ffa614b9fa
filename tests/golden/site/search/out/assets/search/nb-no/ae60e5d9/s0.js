gloseSearch("s",0,[["Reset your password","Type the code on the page.\nRaw HTML\nError"],
0]);
