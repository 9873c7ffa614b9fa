gloseSearch("index",1,{
"pages":2,
"lang":"nb-NO",
"source":"en-US",
"home":"nb-no/",
"folder":"assets/search/nb-no/edb00f62/",
"counts":"Fant 0 sider|Fant 1 side|Fant 2 sider|Fant 3 sider|Fant 11 sider|Fant 100 sider",
"none":"Fant ingen sider. Prøv færre eller andre ord.",
"all":"Vis alle treff",
"more":"Vis flere treff",
"common":"",
"words":"",
"blocks":"%"
});
