gloseSearch("index",1,{
"pages":2,
"lang":"ja-JP",
"source":"en-US",
"home":"ja-jp/",
"folder":"assets/search/ja-jp/532fd810/",
"counts":"0 ページ見つかりました|1 ページ見つかりました|2 ページ見つかりました|3 ページ見つかりました|11 ページ見つかりました|100 ページ見つかりました",
"none":"ページが見つかりませんでした。語を減らすか、別の語でお試しください。",
"all":"すべての結果を表示",
"more":"結果をさらに表示",
"common":"",
"words":"",
"blocks":"%"
});
