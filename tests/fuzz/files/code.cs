// <Outer>
class A
{
    // <Inner>
    int b; // </not>
    // </Inner>
}
// </Outer>
#region Part
	int c;
#endregion
