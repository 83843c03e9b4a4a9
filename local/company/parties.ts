import { companyName } from './people.ts'

/** The trial company and its customer; both are invented, their credit codes pass the check. */
export const house = {
  name: companyName,
  code: '91350582MA31F8QL4E',
  address: '福建省晋江市经济开发区（安东园）闽海路 8 号',
  head: '王建业',
  phone: '0595-8210 6688',
  bank: '晋江农商银行安东支行  9070 1120 0114 6617',
}

export const customer = {
  name: '福建凤竹针织有限公司',
  code: '91350582MA2Y7K3H24',
  address: '福建省晋江市青阳街道凤竹工业园 1 号楼',
  head: '蔡美丽',
  phone: '0595-8566 1020',
  bank: '晋江农商银行青阳支行  9070 2110 0114 5520',
}
