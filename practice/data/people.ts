/** Made-up citizens and officials. */
import type { Random } from './random.ts';

const SURNAMES = '李王张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕熊';
const GIVEN = '建国志强桂英秀兰海涛丽华晓明玉珍文斌雪梅永红德胜春燕立新思远佳怡子轩雨桐浩然梓涵国庆美玲';
const PREFIXES = ['138', '139', '135', '151', '158', '187', '189', '177'];

/** Full name of two or three characters. */
export function personName(random: Random): string {
  const given = () => GIVEN.charAt(random.int(0, GIVEN.length - 1));
  return SURNAMES.charAt(random.int(0, SURNAMES.length - 1)) + given() + (random.chance(0.7) ? given() : '');
}

/** Mobile number with zeros in the middle: shaped like a real one, used by nobody we know of. */
export function mobileNumber(random: Random): string {
  return `${random.pick(PREFIXES)}0000${String(random.int(1000, 9999))}`;
}

/** `李先生` or `李女士`. */
export function polite(name: string, random: Random): string {
  return name.charAt(0) + (random.chance(0.55) ? '先生' : '女士');
}

/** Landline of an office. */
export function officeNumber(random: Random): string {
  return `0730-8400${String(random.int(100, 999))}`;
}
