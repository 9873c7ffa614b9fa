// <Open>
int x;
