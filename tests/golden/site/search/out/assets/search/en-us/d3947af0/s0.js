gloseSearch("s",0,[0,
0]);
