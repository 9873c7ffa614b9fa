gloseSearch("index",1,{
"pages":2,
"lang":"en-US",
"source":"en-US",
"home":"en-us/",
"folder":"assets/search/en-us/d3947af0/",
"counts":"0 pages found|1 page found|2 pages found|3 pages found|11 pages found|100 pages found",
"none":"No pages found. Try fewer or other words.",
"all":"Show all results",
"more":"Show more results",
"common":"",
"words":"",
"blocks":"%"
});
