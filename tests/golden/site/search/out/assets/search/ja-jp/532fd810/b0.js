gloseSearch("b",0,[["index.html","パスワードのリセット","ｺｰﾄﾞを入力します。"],
["only.html","Only in English","Nobody has translated this.","en-US"]]);
