/** The trial company and its customer; both are invented, their credit codes pass the check. */
export const house = {
  name: '泉州海纺染整有限公司',
  code: '91350503MA33N9PT1T',
  address: '福建省泉州市丰泽区东海工业区海纺路 8 号',
  head: '林志强',
  phone: '0595-2810 6688',
  bank: '泉州银行东海支行  8880 0120 3045 6617',
}

export const customer = {
  name: '福建凤竹针织有限公司',
  code: '91350582MA2Y7K3H24',
  address: '福建省晋江市青阳街道凤竹工业园 1 号楼',
  head: '蔡美丽',
  phone: '0595-8566 1020',
  bank: '晋江农商银行青阳支行  9070 2110 0114 5520',
}
