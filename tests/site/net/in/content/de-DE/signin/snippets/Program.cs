using Example.Accounts;

//<Sign>
var account = new Account();
account.Sign(
    "ola");
//</Sign>
