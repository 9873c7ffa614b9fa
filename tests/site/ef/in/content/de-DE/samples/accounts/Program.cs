using System;

namespace Accounts
{
    class Program
    {
        #region Reset
        static void Reset(string user)
        {
            var code = NewCode(user);
            Send(user, code);
        }
        #endregion

        // <Send>
        static void Send(string user, string code)
        {
            Console.WriteLine($"{user}: {code}");
        }
        // </Send>
    }
}
