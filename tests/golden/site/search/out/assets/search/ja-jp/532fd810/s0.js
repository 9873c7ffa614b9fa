gloseSearch("s",0,[["Reset your password","Type the code."],
0]);
