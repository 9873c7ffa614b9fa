using System;

// <Main>
    class A
    {
        // <Inner>
        int x;
        // </Inner>
    }
// </Main>
#region Two
int y;
#region Nested
int z;
#endregion
#endregion
